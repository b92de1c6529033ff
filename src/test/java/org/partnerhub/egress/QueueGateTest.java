package org.partnerhub.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.outbox.Bundle;

class QueueGateTest {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    static final Bundle BUNDLE = new Bundle(
            PAYWAVE,
            List.of(new SealedDisclosure(PAYWAVE, new DocumentName("payment-request"), 2, 1, 1, new byte[] {9})));

    private final QueueGate gate = new QueueGate();

    @ParameterizedTest
    @ValueSource(strings = {"jms:queue:hub.paywave", "jms://queue:hub.paywave"})
    void letsABundleIntoTheQueueOfItsPartner(String uri) {
        StubEndpoint endpoint = new StubEndpoint(uri);
        Message outgoing = endpoint.outgoing();

        gate.approve(endpoint);
        gate.admit(endpoint, BUNDLE, outgoing);

        assertThat(outgoing.getBody()).isEqualTo(BUNDLE.toBytes());
        assertThat(outgoing.getHeaders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jms:queue:hub.nordpost", "jms:queue:elsewhere", "jms:topic:hub.paywave", "jms:hub.paywave"})
    void refusesItEverywhereElse(String uri) {
        StubEndpoint endpoint = new StubEndpoint(uri);

        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> gate.admit(endpoint, BUNDLE, endpoint.outgoing()))
                .withMessageContaining("only to the queue hub.paywave");
    }

    @Test
    void refusesDisclosuresThatAreInNoBundle() {
        StubEndpoint endpoint = new StubEndpoint("jms:queue:hub.paywave");

        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> gate.admit(endpoint, BUNDLE.disclosures(), endpoint.outgoing()));
        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> gate.admit(endpoint, BUNDLE.toBytes(), endpoint.outgoing()));
    }

    @Test
    void refusesAQueueThatIsSetUpByTheRoute() {
        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> gate.approve(new StubEndpoint("jms:queue:hub.paywave?replyTo=elsewhere")))
                .withMessageContaining("may not set replyTo");
        assertThatCode(() -> gate.approve(new StubEndpoint("jms:queue:hub.paywave")))
                .doesNotThrowAnyException();
    }
}
