package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Format;

/** A reader for some contracts, and short ways to ask it. */
final class Hub {

    private final EventReader reader;

    private Hub(List<Contract> contracts) {
        reader = Minimizer.of(contracts, Schemas.all()).reader();
    }

    static Hub with(Contract... contracts) {
        return new Hub(List.of(contracts));
    }

    static Hub with(List<Contract> contracts) {
        return new Hub(contracts);
    }

    static Hub with(Contracts.DocumentBuilder document) {
        return with(Contracts.contract(document));
    }

    /** A hub whose one document has the one field {@code x}. */
    static Hub taking(String source, Format... formats) {
        return with(Contracts.placed().field(source.contains("[]") ? "x[]" : "x", source, formats));
    }

    Reading read(byte[] event) {
        return reader.read(event);
    }

    Reading.Minimized minimized(TestEvent event) {
        Reading reading = read(event.bytes());
        assertThat(reading).isInstanceOf(Reading.Minimized.class);
        return (Reading.Minimized) reading;
    }

    Reading.SetAside setAside(byte[] event) {
        Reading reading = read(event);
        assertThat(reading).isInstanceOf(Reading.SetAside.class);
        return (Reading.SetAside) reading;
    }

    /** What the partners get, in no particular order: partner, document and content. */
    List<String> documents(TestEvent event) {
        return minimized(event).disclosures().stream()
                .map(disclosure -> disclosure.contract().partner() + "/"
                        + disclosure.document().name() + " " + content(disclosure))
                .sorted()
                .toList();
    }

    /** The one document that the event makes. */
    String document(TestEvent event) {
        return content(disclosure(event));
    }

    Disclosure disclosure(TestEvent event) {
        Reading.Minimized reading = minimized(event);
        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.disclosures()).hasSize(1);
        return reading.disclosures().get(0);
    }

    /** The one refusal that the event causes: code and path. */
    String refusal(TestEvent event) {
        Reading.Minimized reading = minimized(event);
        assertThat(reading.disclosures()).isEmpty();
        assertThat(reading.refusals()).hasSize(1);
        return reading.refusals().get(0).code() + " "
                + reading.refusals().get(0).path();
    }

    static String content(Disclosure disclosure) {
        return new String(disclosure.content(), UTF_8);
    }
}
