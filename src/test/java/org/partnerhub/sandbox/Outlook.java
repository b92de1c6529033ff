package org.partnerhub.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<PartnerId, DocumentName> latest = new HashMap<>();
    private final Set<PartnerId> withheld = new HashSet<>();
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

    /** What goes out by it: to those whom the order concerns, and to those whom it no longer concerns. */
    List<Disclosure> documents(Reading.Minimized event) {
        return Stream.concat(
                        event.disclosures().stream()
                                .filter(each -> event.type().carriesOrder() || concerns(each.contract())),
                        event.withdrawals().disclosures().stream().filter(each -> concerns(each.contract())))
                .toList();
    }

    void disclose(Disclosure disclosure, boolean isWithheld) {
        latest.put(disclosure.contract().partner(), disclosure.document().name());
        // what comes after a withheld document of an order stays behind it
        if (isWithheld) {
            withheld.add(disclosure.contract().partner());
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

    private boolean concerns(Contract contract) {
        DocumentName last = latest.get(contract.partner());
        return last != null
                && contract.document(last)
                        .filter(document -> document.events().contains(EventType.ORDER_CANCELLED))
                        .isEmpty();
    }
}
