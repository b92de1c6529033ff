package org.partnerhub.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.partnerhub.contract.Delivery;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.minimize.Disclosure;
import org.partnerhub.minimize.Reading;
import org.partnerhub.sandbox.Expectation.Expected;
import org.partnerhub.sandbox.Expectation.Subject;

/**
 * Foretells what should become of each event, by the contracts and by who has been sent something about the order before.
 * Takes the events in the order in which the shop publishes them.
 */
final class Expectations {

    private final Function<byte[], Reading> reader;
    private final Map<OrderReference, Set<PartnerId>> holders = new HashMap<>();

    Expectations(Function<byte[], Reading> reader) {
        this.reader = reader;
    }

    List<Expectation> of(long number, ShopEvent event) {
        if (event.topic().equals(KafkaBroker.DELETIONS)) {
            return nothing(number, event.id().map(EventId::text).orElseGet(() -> line(number)));
        }
        Reading reading = reader.apply(event.line());
        if (reading instanceof Reading.Minimized minimized) {
            return of(number, minimized);
        }
        Reading.SetAside setAside = (Reading.SetAside) reading;
        String name = setAside.id().map(Object::toString).orElseGet(() -> line(number));
        return List.of(new Expectation(number, Subject.of(name), Expected.SET_ASIDE, 0));
    }

    private List<Expectation> of(long number, Reading.Minimized event) {
        String id = event.id().text();
        List<Expectation> expectations = Stream.concat(
                        event.disclosures().stream()
                                .filter(disclosure -> concerns(event, partner(disclosure)))
                                .map(disclosure -> sent(number, id, disclosure)),
                        event.refusals().stream()
                                .filter(refusal -> concerns(event, refusal.partner()))
                                .map(refusal -> refused(number, id, refusal)))
                .toList();
        if (event.type().carriesOrder()) {
            event.disclosures().forEach(disclosure -> holders(event).add(partner(disclosure)));
        }
        return expectations.isEmpty() ? nothing(number, id) : expectations;
    }

    private static List<Expectation> nothing(long number, String event) {
        return List.of(new Expectation(number, Subject.of(event), Expected.NOTHING, 0));
    }

    private static String line(long number) {
        return "line " + (number + 1);
    }

    private boolean concerns(Reading.Minimized event, PartnerId partner) {
        return event.type().carriesOrder() || holders(event).contains(partner);
    }

    private Set<PartnerId> holders(Reading.Minimized event) {
        return holders.computeIfAbsent(event.order(), order -> new HashSet<>());
    }

    private static Expectation sent(long number, String id, Disclosure disclosure) {
        Subject subject = Subject.of(
                id, partner(disclosure).text(), disclosure.document().name().text());
        boolean manifest = disclosure.contract().delivery().format() == Delivery.Form.CSV;
        return new Expectation(number, subject, Expected.SENT, manifest ? disclosure.rows() : 1);
    }

    private static Expectation refused(long number, String id, Reading.Refusal refusal) {
        Subject subject =
                Subject.of(id, refusal.partner().text(), refusal.document().text());
        return new Expectation(number, subject, Expected.REFUSED, 0);
    }

    private static PartnerId partner(Disclosure disclosure) {
        return disclosure.contract().partner();
    }
}
