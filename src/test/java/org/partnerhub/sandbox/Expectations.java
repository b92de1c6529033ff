package org.partnerhub.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.partnerhub.contract.Contract;
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
    private final Set<Holding> holdings = new HashSet<>();
    private final Set<Holding> withheld = new HashSet<>();

    /** An order of which a partner has, or will have, something. */
    private record Holding(OrderReference order, PartnerId partner) {}

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
        String name = setAside.id().map(EventId::text).orElseGet(() -> line(number));
        return List.of(new Expectation(number, Subject.of(name), Expected.SET_ASIDE, 0));
    }

    private List<Expectation> of(long number, Reading.Minimized event) {
        List<Expectation> expectations = Stream.concat(
                        event.disclosures().stream()
                                .filter(disclosure -> concerns(event, partner(disclosure)))
                                .map(disclosure -> disclosed(number, event, disclosure)),
                        event.refusals().stream()
                                .filter(refusal -> concerns(event, refusal.partner()))
                                .map(refusal -> refused(number, event, refusal)))
                .toList();
        return expectations.isEmpty() ? nothing(number, event.id().text()) : expectations;
    }

    private static List<Expectation> nothing(long number, String event) {
        return List.of(new Expectation(number, Subject.of(event), Expected.NOTHING, 0));
    }

    private static String line(long number) {
        return "line " + (number + 1);
    }

    private boolean concerns(Reading.Minimized event, PartnerId partner) {
        return event.type().carriesOrder() || holdings.contains(new Holding(event.order(), partner));
    }

    private Expectation disclosed(long number, Reading.Minimized event, Disclosure disclosure) {
        Holding holding = new Holding(event.order(), partner(disclosure));
        holdings.add(holding);
        if (needsEncryptedFiles(event, disclosure.contract())) {
            withheld.add(holding);
        }
        Subject subject = Subject.of(
                event.id().text(),
                partner(disclosure).text(),
                disclosure.document().name().text());
        // what comes after a withheld document of an order stays behind it
        return withheld.contains(holding)
                ? new Expectation(number, subject, Expected.WITHHELD, 0)
                : new Expectation(number, subject, Expected.SENT, rows(disclosure));
    }

    /** No contract has encrypted files yet, so that no minor's order may become one. */
    private static boolean needsEncryptedFiles(Reading.Minimized event, Contract contract) {
        return event.minor() && contract.connection().uri().getScheme().equals("sftp");
    }

    private static int rows(Disclosure disclosure) {
        return disclosure.contract().delivery().format() == Delivery.Form.CSV ? disclosure.rows() : 1;
    }

    private static Expectation refused(long number, Reading.Minimized event, Reading.Refusal refusal) {
        Subject subject = Subject.of(
                event.id().text(), refusal.partner().text(), refusal.document().text());
        return new Expectation(number, subject, Expected.REFUSED, 0);
    }

    private static PartnerId partner(Disclosure disclosure) {
        return disclosure.contract().partner();
    }
}
