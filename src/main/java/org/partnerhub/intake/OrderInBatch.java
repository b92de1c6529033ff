package org.partnerhub.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventType;
import org.partnerhub.ledger.KnownDisclosure;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.State;
import org.partnerhub.minimize.Disclosure;
import org.partnerhub.minimize.Reading;

/**
 * An order as the events of a batch find it: how far it has come, who holds it, and what was recorded of it before. It
 * decides what an event may still do.
 */
final class OrderInBatch {

    /** What an event may still do. */
    enum Effect {
        /** What it discloses goes. */
        FULL,
        /** It was recorded before: what of it is still queued may not have been queued, and goes again. */
        REPEATED,
        /** It is older than what is on record, or says the same again. */
        NONE,
        /** It would change an order that is on its way or over. */
        TOO_LATE
    }

    private final long id;
    private final List<KnownDisclosure> recorded = new ArrayList<>();
    private final Set<Long> events = new HashSet<>();
    private final List<Given> given = new ArrayList<>();
    private OrderProgress progress;
    private boolean changed;

    /** What makes a disclosure the same one when its event is read again. */
    record Disclosed(long event, PartnerId partner, DocumentName document) {

        static Disclosed of(KnownDisclosure known) {
            return new Disclosed(known.eventKey(), known.partner(), known.document());
        }

        static Disclosed of(long eventKey, Disclosure made) {
            return new Disclosed(
                    eventKey, made.contract().partner(), made.document().name());
        }
    }

    /** What a partner was given of the order; later ones stand behind earlier ones. */
    private record Given(PartnerId partner, DocumentName document) {}

    OrderInBatch(long id, OrderProgress progress) {
        this.id = id;
        this.progress = progress;
    }

    long id() {
        return id;
    }

    OrderProgress progress() {
        return progress;
    }

    /** Whether it has come further than what is on record of it. */
    boolean isChanged() {
        return changed;
    }

    /** Takes in what the ledger holds of it, in the order in which it was recorded. */
    void know(KnownDisclosure disclosure) {
        recorded.add(disclosure);
        note(disclosure.eventKey(), disclosure.partner(), disclosure.document());
    }

    /** What the event disclosed when it was first read, and nobody has claimed since. */
    List<KnownDisclosure> queued(long eventKey) {
        return recorded.stream()
                .filter(known -> known.eventKey() == eventKey && known.state() == State.QUEUED)
                .toList();
    }

    /** A disclosure of this batch; later events of the batch find it so. */
    void disclosed(long eventKey, Disclosure disclosure) {
        note(eventKey, disclosure.contract().partner(), disclosure.document().name());
    }

    boolean isHeldBy(PartnerId partner) {
        return given.stream().anyMatch(each -> each.partner().equals(partner));
    }

    /** Whether the partner was sent something of the order, and not since then that it no longer concerns it. */
    boolean concerns(Contract contract) {
        Optional<Given> last = last(each -> each.partner().equals(contract.partner())
                && !isAbout(contract, each.document(), EventType.REFUND_REQUESTED));
        return last.isPresent() && !isAbout(contract, last.get().document(), EventType.ORDER_CANCELLED);
    }

    /**
     * Those of the event's disclosures that are for partners whom the order concerns. Money goes back to where it came
     * from: a refund of an order that concerns nobody any more is for the one whom it concerned last.
     */
    List<Disclosure> concerned(Reading.Minimized event) {
        List<Disclosure> concerned = event.disclosures().stream()
                .filter(disclosure -> concerns(disclosure.contract()))
                .toList();
        return event.type() == EventType.REFUND_REQUESTED && concerned.isEmpty()
                ? lastConcerned(event.disclosures())
                : concerned;
    }

    Effect effectOf(Reading.Minimized event, long eventKey) {
        if (events.contains(eventKey)) {
            return Effect.REPEATED;
        }
        return switch (event.type()) {
            case ORDER_PLACED, ORDER_AMENDED -> effectOfRevision(event.revision());
            case ORDER_SHIPPED -> effectOfStage(Stage.SHIPPED);
            case ORDER_CANCELLED -> effectOfStage(Stage.CANCELLED);
            case ORDER_CLOSED -> effectOfStage(Stage.CLOSED);
            case REFUND_REQUESTED, DELETION_REQUESTED -> Effect.FULL;
        };
    }

    /** Notes how far an event that took effect has brought the order. */
    void advance(Reading.Minimized event) {
        OrderProgress before = progress;
        progress = switch (event.type()) {
            case ORDER_PLACED, ORDER_AMENDED -> new OrderProgress(event.revision(), before.stage());
            case ORDER_SHIPPED -> new OrderProgress(before.revision(), Stage.SHIPPED);
            case ORDER_CANCELLED -> new OrderProgress(before.revision(), Stage.CANCELLED);
            case ORDER_CLOSED -> new OrderProgress(before.revision(), Stage.CLOSED);
            case REFUND_REQUESTED, DELETION_REQUESTED -> before;
        };
        changed |= !progress.equals(before);
    }

    private void note(long eventKey, PartnerId partner, DocumentName document) {
        events.add(eventKey);
        given.add(new Given(partner, document));
    }

    private List<Disclosure> lastConcerned(List<Disclosure> disclosures) {
        return last(each -> disclosures.stream().anyMatch(disclosure -> isFor(disclosure, each.partner())))
                .map(last -> disclosures.stream()
                        .filter(disclosure -> isFor(disclosure, last.partner()))
                        .toList())
                .orElse(List.of());
    }

    private Optional<Given> last(Predicate<Given> wanted) {
        return given.stream().filter(wanted).reduce((one, next) -> next);
    }

    private static boolean isFor(Disclosure disclosure, PartnerId partner) {
        return disclosure.contract().partner().equals(partner);
    }

    private static boolean isAbout(Contract contract, DocumentName document, EventType event) {
        return contract.document(document)
                .filter(known -> known.events().contains(event))
                .isPresent();
    }

    private Effect effectOfRevision(int revision) {
        if (revision <= progress.revision()) {
            return Effect.NONE;
        }
        return progress.stage() == Stage.OPEN ? Effect.FULL : Effect.TOO_LATE;
    }

    private Effect effectOfStage(Stage stage) {
        return stage.compareTo(progress.stage()) > 0 ? Effect.FULL : Effect.NONE;
    }
}
