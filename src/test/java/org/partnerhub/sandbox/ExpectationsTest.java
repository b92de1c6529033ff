package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.Catalog;
import org.partnerhub.minimize.Minimizer;
import org.partnerhub.sandbox.Expectation.Expected;
import org.partnerhub.sandbox.Expectation.Subject;

class ExpectationsTest {

    private static final Catalog CATALOG = Catalog.read(Path.of("config"), UnaryOperator.identity());
    private static final Subject CONSIGNMENT = Subject.of("evt-1", "nordpost", "consignment");
    private static final Subject PAYMENT = Subject.of("evt-1", "paywave", "payment-request");

    private final Expectations expectations = new Expectations(
            Minimizer.of(CATALOG.contracts(), CATALOG.schemas()).reader()::read);

    @Test
    void expectsAnOrderAtEachPartnerThatReceivesIt() {
        assertThat(of(SampleOrder.placed(1)))
                .extracting(Expectation::subject, Expectation::expected)
                .containsExactlyInAnyOrder(tuple(CONSIGNMENT, Expected.SENT), tuple(PAYMENT, Expected.SENT));
    }

    @Test
    void expectsARowForEachLineOfAManifestAndOneRequest() {
        SampleOrder order = SampleOrder.placed(1)
                .to("Zoé Lefèvre", "3 rue des Essais", "Lyon", "69001", "FR")
                .alsoOf("SO-100", "Plain Soap 100 g", 3);

        assertThat(of(order))
                .extracting(Expectation::subject, Expectation::rows)
                .containsExactlyInAnyOrder(tuple(CONSIGNMENT, 2), tuple(PAYMENT, 1));
    }

    @Test
    void expectsNothingOfAnOrderThatNoContractServes() {
        SampleOrder order =
                SampleOrder.placed(1).with("/shipment/carrier", "own-van").with("/payment/provider", "invoice");

        assertThat(of(order)).containsExactly(new Expectation(0, Subject.of("evt-1"), Expected.NOTHING, 0));
    }

    @Test
    void expectsARefusalForThePartnerWhoseFieldIsMissing() {
        assertThat(of(SampleOrder.placed(1).without("/shipment/weightGrams")))
                .extracting(Expectation::subject, Expectation::expected)
                .containsExactlyInAnyOrder(tuple(CONSIGNMENT, Expected.REFUSED), tuple(PAYMENT, Expected.SENT));
    }

    @Test
    void expectsACancellationAtThePartnersThatHaveTheOrder() {
        of(SampleOrder.placed(1).with("/shipment/carrier", "own-van"));

        assertThat(of(SampleOrder.cancelled("evt-2", 1)))
                .extracting(Expectation::subject)
                .containsExactly(Subject.of("evt-2", "paywave", "cancellation"));
    }

    @Test
    void expectsNothingOfACancellationOfAnOrderThatNobodyHas() {
        of(SampleOrder.placed(1));

        assertThat(of(SampleOrder.cancelled("evt-2", 2)))
                .containsExactly(new Expectation(0, Subject.of("evt-2"), Expected.NOTHING, 0));
    }

    @Test
    void expectsAMinorsOrderToBeKeptFromFilesAndWhatFollowsItToo() {
        assertThat(of(SampleOrder.placed(1).with("/customer/minor", true)))
                .extracting(Expectation::subject, Expectation::expected)
                .containsExactlyInAnyOrder(tuple(CONSIGNMENT, Expected.WITHHELD), tuple(PAYMENT, Expected.SENT));
        assertThat(of(SampleOrder.cancelled("evt-2", 1)))
                .extracting(Expectation::subject, Expectation::expected)
                .containsExactlyInAnyOrder(
                        tuple(Subject.of("evt-2", "nordpost", "cancellation"), Expected.WITHHELD),
                        tuple(Subject.of("evt-2", "paywave", "cancellation"), Expected.SENT));
    }

    @Test
    void expectsARefundAtTheProviderThatWasPaid() {
        of(SampleOrder.placed(1));
        of(SampleOrder.cancelled("evt-2", 1));

        assertThat(of(SampleOrder.refunded("evt-3", 1, 2990)))
                .containsExactly(new Expectation(0, Subject.of("evt-3", "paywave", "refund"), Expected.SENT, 1));
    }

    @Test
    void expectsARefundAboveWhatIsLeftToBeParkedAndWhatFollowsItToo() {
        of(SampleOrder.placed(1).with("/payment/provider", "cardinal"));
        of(SampleOrder.refunded("evt-2", 1, 2990));

        assertThat(of(SampleOrder.refunded("evt-3", 1, 2991)))
                .containsExactly(new Expectation(0, Subject.of("evt-3", "cardinal", "refund"), Expected.PARKED, 0));
        assertThat(of(SampleOrder.refunded("evt-4", 1, 1)))
                .containsExactly(new Expectation(0, Subject.of("evt-4", "cardinal", "refund"), Expected.PARKED, 0));
    }

    @Test
    void expectsAMalformedEventToBeSetAsideUnderTheNumberOfItsLine() {
        assertThat(expectations.of(6, ShopEvent.of("{".getBytes(UTF_8))))
                .containsExactly(new Expectation(6, Subject.of("line 7"), Expected.SET_ASIDE, 0));
    }

    @Test
    void expectsNothingOfADeletionRequestYet() {
        byte[] deletion = "{\"type\":\"deletion.requested\",\"id\":\"evt-9\"}".getBytes(UTF_8);

        assertThat(expectations.of(0, ShopEvent.of(deletion)))
                .containsExactly(new Expectation(0, Subject.of("evt-9"), Expected.NOTHING, 0));
    }

    @Test
    void findsSomethingOfEachKindAmongTheSamples() {
        List<byte[]> samples = SampleOrders.lines();

        assertThat(IntStream.range(0, samples.size())
                        .mapToObj(number -> expectations.of(number, ShopEvent.of(samples.get(number))))
                        .flatMap(List::stream)
                        .map(Expectation::expected))
                .contains(Expected.values());
    }

    private List<Expectation> of(SampleOrder order) {
        return expectations.of(0, ShopEvent.of(order.line()));
    }
}
