package org.partnerhub.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
 * Foretells what should become of each event, by the contracts and by what was published about the order before.
 * Takes the events in the order in which the shop publishes them.
 */
final class Expectations {

    private final Function<byte[], Reading> reader;
    private final Map<OrderReference, Outlook> orders = new HashMap<>();

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
        Outlook order = orders.computeIfAbsent(event.order(), reference -> new Outlook());
        List<Expectation> expectations = new ArrayList<>();
        event.refusals().stream()
                .filter(refusal -> event.type().carriesOrder() || order.isHeldBy(refusal.partner()))
                .forEach(refusal -> expectations.add(refused(number, event, refusal)));
        if (order.isTooLate(event)) {
            expectations.add(new Expectation(number, Subject.of(event.id().text()), Expected.SET_ASIDE, 0));
        } else if (order.isNews(event)) {
            order.documents(event).forEach(disclosure -> expectations.add(disclosed(number, event, order, disclosure)));
            order.advance(event);
        }
        return expectations.isEmpty() ? nothing(number, event.id().text()) : expectations;
    }

    private static List<Expectation> nothing(long number, String event) {
        return List.of(new Expectation(number, Subject.of(event), Expected.NOTHING, 0));
    }

    private static String line(long number) {
        return "line " + (number + 1);
    }

    private static Expectation disclosed(long number, Reading.Minimized event, Outlook order, Disclosure disclosure) {
        PartnerId partner = disclosure.contract().partner();
        order.disclose(disclosure, needsEncryptedFiles(event, disclosure.contract()));
        Subject subject = Subject.of(
                event.id().text(), partner.text(), disclosure.document().name().text());
        if (order.isWithheldFrom(partner)) {
            return new Expectation(number, subject, Expected.WITHHELD, 0);
        }
        return order.parks(disclosure)
                ? new Expectation(number, subject, Expected.PARKED, 0)
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
}
