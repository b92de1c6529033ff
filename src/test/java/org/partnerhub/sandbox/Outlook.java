package org.partnerhub.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventType;
import org.partnerhub.minimize.Disclosure;
import org.partnerhub.minimize.Reading;

/** What the shop has published about an order so far, and who was to get what of it. */
final class Outlook {

    private static final List<EventType> LIFE =
            List.of(EventType.ORDER_SHIPPED, EventType.ORDER_CANCELLED, EventType.ORDER_CLOSED);

    private final Set<String> events = new HashSet<>();
    private final Map<PartnerId, DocumentName> latest = new LinkedHashMap<>();
    private final Set<PartnerId> withheld = new HashSet<>();
    private final Set<PartnerId> parked = new HashSet<>();
    private final Map<PartnerId, Long> refundable = new HashMap<>();
    private int revision;
    private int life = -1;

    boolean isHeldBy(PartnerId partner) {
        return latest.containsKey(partner);
    }

    boolean isWithheldFrom(PartnerId partner) {
        return withheld.contains(partner);
    }

    /** Whether it would change an order that is on its way or over. */
    boolean isTooLate(Reading.Minimized event) {
        return event.type().carriesOrder() && event.revision() > revision && life >= 0;
    }

    /** Whether it says something that was not said before. */
    boolean isNews(Reading.Minimized event) {
        if (events.contains(event.id().text())) {
            return false;
        }
        if (event.type().carriesOrder()) {
            return event.revision() > revision;
        }
        return event.type() == EventType.REFUND_REQUESTED || LIFE.indexOf(event.type()) > life;
    }

    /**
     * What goes out by it: to those whom the order concerns, and to those whom it no longer concerns; money goes back to
     * where it came from.
     */
    List<Disclosure> documents(Reading.Minimized event) {
        if (event.type() == EventType.REFUND_REQUESTED) {
            return refunds(event.disclosures());
        }
        return Stream.concat(
                        event.disclosures().stream()
                                .filter(each -> event.type().carriesOrder() || concerns(each.contract())),
                        event.withdrawals().disclosures().stream().filter(each -> concerns(each.contract())))
                .toList();
    }

    /** Whether it cannot go: it asks for more than was paid, or stands behind one that does. */
    boolean parks(Disclosure disclosure) {
        PartnerId partner = disclosure.contract().partner();
        Money.in(disclosure, "payment.amount").ifPresent(paid -> refundable.putIfAbsent(partner, paid));
        Money.in(disclosure, "refund.amount").ifPresent(asked -> {
            long rest = refundable.getOrDefault(partner, 0L) - asked;
            if (rest < 0) {
                parked.add(partner);
            } else if (!parked.contains(partner)) {
                refundable.put(partner, rest);
            }
        });
        return parked.contains(partner);
    }

    void disclose(Disclosure disclosure, boolean isWithheld) {
        PartnerId partner = disclosure.contract().partner();
        // a refund does not bring the order back to a partner
        if (!disclosure.document().events().contains(EventType.REFUND_REQUESTED)) {
            latest.remove(partner);
            latest.put(partner, disclosure.document().name());
        }
        // what comes after a withheld document of an order stays behind it
        if (isWithheld) {
            withheld.add(partner);
        }
    }

    void advance(Reading.Minimized event) {
        // the hub keeps nothing of an order that concerns nobody
        if (latest.isEmpty()) {
            return;
        }
        events.add(event.id().text());
        revision = Math.max(revision, event.revision());
        life = Math.max(life, LIFE.indexOf(event.type()));
    }

    private List<Disclosure> refunds(List<Disclosure> disclosures) {
        List<Disclosure> concerned =
                disclosures.stream().filter(each -> concerns(each.contract())).toList();
        if (!concerned.isEmpty()) {
            return concerned;
        }
        Set<PartnerId> candidates =
                disclosures.stream().map(each -> each.contract().partner()).collect(Collectors.toSet());
        Optional<PartnerId> last =
                latest.keySet().stream().filter(candidates::contains).reduce((one, next) -> next);
        return disclosures.stream()
                .filter(each -> last.equals(Optional.of(each.contract().partner())))
                .toList();
    }

    private boolean concerns(Contract contract) {
        DocumentName last = latest.get(contract.partner());
        return last != null
                && contract.document(last)
                        .filter(document -> document.events().contains(EventType.ORDER_CANCELLED))
                        .isEmpty();
    }
}
