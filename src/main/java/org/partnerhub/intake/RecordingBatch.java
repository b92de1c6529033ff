package org.partnerhub.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.intake.OrderInBatch.Disclosed;
import org.partnerhub.ledger.ContractVersions;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.KnownDisclosure;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.NewDisclosure;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.Reassignment;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.Tombstone;
import org.partnerhub.minimize.Disclosure;
import org.partnerhub.minimize.Reading;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Pseudonyms;
import org.partnerhub.vault.Tier;
import org.partnerhub.vault.WrappedKeys;

/**
 * The events of one batch on their way into the ledger: which orders and disclosures are new, and what is to be queued.
 * Serves one batch, on one thread.
 */
final class RecordingBatch {

    /** What one partner is told of one order. */
    private record Line(long order, PartnerId partner) {}

    private final Pseudonyms pseudonyms;
    private final KeySession keys;
    private final Sealing sealing;
    private final Ids ids;
    private final ContractVersions versions;
    private final Withholding withholding;

    private final Map<UUID, OrderInBatch> orders = new HashMap<>();
    private final Map<Line, Reassignment> reassigned = new LinkedHashMap<>();
    private final Set<UUID> deleted = new HashSet<>();
    private final List<OrderInBatch> known = new ArrayList<>();
    private final Map<OrderInBatch, NewOrder> created = new LinkedHashMap<>();
    private final Map<Long, WrappedKeys> moved = new LinkedHashMap<>();
    private final List<NewDisclosure> newDisclosures = new ArrayList<>();
    private final List<SealedDisclosure> toQueue = new ArrayList<>();
    private final List<KnownDisclosure> contractChanged = new ArrayList<>();
    private Bars bars;

    RecordingBatch(
            Pseudonyms pseudonyms, KeySession keys, Ids ids, ContractVersions versions, Withholding withholding) {
        this.pseudonyms = pseudonyms;
        this.keys = keys;
        this.sealing = new Sealing(keys);
        this.ids = ids;
        this.versions = versions;
        this.withholding = withholding;
    }

    /** Takes in what the ledger holds of the batch's orders, and what bars those that it does not hold. */
    void know(Map<UUID, KnownOrder> onRecord, Collection<KnownDisclosure> disclosures, Bars strangers) {
        bars = strangers;
        Map<Long, OrderInBatch> byId = new HashMap<>();
        onRecord.forEach((hash, order) -> {
            OrderInBatch inBatch = new OrderInBatch(order.id(), order.progress());
            byId.put(order.id(), inBatch);
            if (order.keys().content() == null) {
                deleted.add(hash);
            } else {
                orders.put(hash, inBatch);
                known.add(inBatch);
                keys.load(order.id(), order.keys());
            }
        });
        disclosures.forEach(each -> byId.get(each.order()).know(each));
    }

    void add(Recording.Keyed keyed, Rejections rejections) {
        Batch.Received received = keyed.received();
        Reading.Minimized event = keyed.event();
        if (isBarred(keyed)) {
            return;
        }
        if (!orders.containsKey(keyed.order())
                && event.type().carriesOrder()
                && !event.disclosures().isEmpty()) {
            orders.put(keyed.order(), create(keyed));
        }
        OrderInBatch order = orders.get(keyed.order());
        event.refusals().stream()
                .filter(refusal -> event.type().carriesOrder() || order != null && order.isHeldBy(refusal.partner()))
                .forEach(refusal -> rejections.refused(received, event, refusal));
        if (order != null) {
            if (event.minor()) {
                becomeMinors(order);
            }
            add(received, event, order, rejections);
        }
    }

    List<NewOrder> newOrders() {
        return created.entrySet().stream()
                .map(each -> each.getValue().reached(each.getKey().progress()))
                .toList();
    }

    /** Of orders that were on record before and have come further. */
    Map<Long, OrderProgress> progress() {
        return known.stream()
                .filter(OrderInBatch::isChanged)
                .collect(Collectors.toMap(OrderInBatch::id, OrderInBatch::progress));
    }

    /** The keys of orders that were on record before and turn out to be minors', by the order's id. */
    Map<Long, WrappedKeys> moved() {
        return moved;
    }

    /** From which partners orders were moved away. */
    Collection<Reassignment> reassigned() {
        return reassigned.values();
    }

    /** What bars orders from now on that this batch would have brought in. */
    Collection<Tombstone> barred() {
        return bars.added();
    }

    List<NewDisclosure> newDisclosures() {
        return newDisclosures;
    }

    List<SealedDisclosure> toQueue() {
        return toQueue;
    }

    /** What may not have been queued, and is not to be made again: its contract is another one by now, or gone. */
    List<KnownDisclosure> contractChanged() {
        return contractChanged;
    }

    private boolean isBarred(Recording.Keyed keyed) {
        if (deleted.contains(keyed.order())) {
            return true;
        }
        if (orders.containsKey(keyed.order()) || !keyed.event().type().carriesOrder()) {
            return false;
        }
        return bars.bar(
                keyed.order(), keyed.customer(), keyed.event().placedAt().toInstant());
    }

    private OrderInBatch create(Recording.Keyed keyed) {
        Reading.Minimized event = keyed.event();
        OrderInBatch order = new OrderInBatch(ids.next(), new OrderProgress(0, Stage.OPEN));
        created.put(
                order,
                new NewOrder(
                        order.id(),
                        keyed.order(),
                        keyed.customer(),
                        keys.create(order.id(), event.minor() ? Tier.MINOR : Tier.STANDARD),
                        sealing.seal(order.id(), event.order()),
                        order.progress(),
                        event.placedAt().toInstant()));
        return order;
    }

    /**
     * Whatever else the event may still do. An event that says otherwise later moves nothing back: when in doubt, the stronger
     * protection stays.
     */
    private void becomeMinors(OrderInBatch order) {
        keys.move(order.id(), Tier.MINOR).ifPresent(anew -> {
            if (created.computeIfPresent(order, (same, made) -> made.wrapped(anew)) == null) {
                moved.put(order.id(), anew);
            }
        });
    }

    private void add(Batch.Received received, Reading.Minimized event, OrderInBatch order, Rejections rejections) {
        long eventKey = pseudonyms.event(event.id().text());
        switch (order.effectOf(event, eventKey)) {
            case FULL -> {
                discloseAll(event, eventKey, order, received, rejections);
                order.advance(event);
            }
            case REPEATED -> queueAgain(event, eventKey, order);
            case TOO_LATE -> rejections.tooLate(received, event);
            case NONE -> {
                // what it says is on record, or something newer is
            }
        }
    }

    private void discloseAll(
            Reading.Minimized event,
            long eventKey,
            OrderInBatch order,
            Batch.Received received,
            Rejections rejections) {
        List<Disclosure> disclosures = event.type().carriesOrder() ? event.disclosures() : order.concerned(event);
        disclosures.forEach(disclosure -> disclose(event, eventKey, order, disclosure));
        event.withdrawals().disclosures().stream()
                .filter(withdrawal -> order.concerns(withdrawal.contract()))
                .forEach(withdrawal -> {
                    PartnerId partner = withdrawal.contract().partner();
                    reassign(order, partner, disclose(event, eventKey, order, withdrawal));
                });
        event.withdrawals().refusals().stream()
                .filter(refusal -> order.isHeldBy(refusal.partner()))
                .forEach(refusal -> {
                    rejections.refused(received, event, refusal);
                    // nothing tells the partner so, and it must purge its copy all the same
                    reassign(order, refusal.partner(), ids.next());
                });
    }

    private void reassign(OrderInBatch order, PartnerId from, long last) {
        reassigned.put(new Line(order.id(), from), new Reassignment(order.id(), from, last));
    }

    private void queueAgain(Reading.Minimized event, long eventKey, OrderInBatch order) {
        Map<Disclosed, Disclosure> made = new HashMap<>();
        event.disclosures().forEach(each -> made.put(Disclosed.of(eventKey, each), each));
        event.withdrawals().disclosures().forEach(each -> made.put(Disclosed.of(eventKey, each), each));
        for (KnownDisclosure known : order.queued(eventKey)) {
            Disclosure again = made.get(Disclosed.of(known));
            // what one contract made is never made again by another, which may list more
            if (again != null && versions.isVersionOf(again.contract(), known.contractVersion())) {
                toQueue.add(sealing.seal(known.id(), order.id(), again));
            } else {
                contractChanged.add(known);
            }
        }
    }

    private long disclose(Reading.Minimized event, long eventKey, OrderInBatch order, Disclosure disclosure) {
        long id = ids.next();
        SealedDisclosure sealed = sealing.seal(id, order.id(), disclosure);
        Optional<String> missing = withholding.reason(disclosure.contract(), event);
        newDisclosures.add(new NewDisclosure(
                id,
                order.id(),
                eventKey,
                event.id(),
                sealed.partner(),
                sealed.document(),
                versions.idOf(disclosure.contract()),
                disclosure.fields(),
                missing.map(reason -> new NewDisclosure.Withheld(reason, sealed))));
        if (missing.isEmpty()) {
            toQueue.add(sealed);
        }
        order.disclosed(eventKey, disclosure);
        return id;
    }
}
