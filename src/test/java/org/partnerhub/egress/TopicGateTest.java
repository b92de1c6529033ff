package org.partnerhub.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.junit.jupiter.api.Test;
import org.partnerhub.announce.ChainHead;
import org.partnerhub.announce.DeliveryStatus;
import org.partnerhub.announce.Rejection;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.minimize.Code;

class TopicGateTest {

    private static final Instant AT = Instant.parse("2026-11-20T08:15:31Z");
    private static final DeliveryStatus STATUS = new DeliveryStatus(
            42,
            Optional.of(new OrderReference("SO-1")),
            Optional.of(new EventId("evt-1")),
            new PartnerId("paywave"),
            new DocumentName("payment-request"),
            "sent",
            Optional.empty(),
            AT);
    private static final Rejection REJECTION = new Rejection(
            new Rejection.Origin("shop.orders", 2, 17), Optional.empty(), Code.NOT_JSON, "", Optional.empty(), AT);

    private final TopicGate gate = new TopicGate();
    private final StubEndpoint statuses = new StubEndpoint("kafka:hub.delivery-status");

    @Test
    void letsOutAnnouncementsOnTheirTopicUnderTheReferenceOfTheOrder() {
        Message outgoing = statuses.outgoing();

        gate.approve(statuses);
        gate.admit(statuses, List.of(STATUS, STATUS), outgoing);

        assertThat(outgoing.getHeaders()).isEqualTo(Map.of("content-type", "application/cloudevents+json"));
        assertThat((List<?>) outgoing.getBody()).hasSize(2).allSatisfy(record -> {
            Message message = ((Exchange) record).getMessage();
            assertThat(message.getBody()).isEqualTo(STATUS.toJson());
            assertThat(message.getHeaders()).isEqualTo(Map.of(KafkaConstants.KEY, "SO-1"));
        });
    }

    @Test
    void letsOutHeadsOfTheChainOfProofOnTheirTopicAlone() {
        ChainHead head = new ChainHead(new UUID(1, 2), 17, 40, "0".repeat(64), AT, "1".repeat(64), "c2lnbmVk");
        StubEndpoint deletions = new StubEndpoint("kafka:hub.deletion-status");
        Message outgoing = deletions.outgoing();

        gate.approve(deletions);
        gate.admit(deletions, List.of(head), outgoing);

        assertThat((List<?>) outgoing.getBody()).singleElement().satisfies(record -> assertThat(
                        ((Exchange) record).getMessage().getBody())
                .isEqualTo(head.toJson()));
        assertRefused(List.of(head), "may be published on hub.deletion-status only");
    }

    @Test
    void refusesAnAnnouncementOnAnotherTopic() {
        assertRefused(List.of(REJECTION), "may be published on hub.rejected only");
    }

    @Test
    void refusesAListWithAStrangerInIt() {
        assertRefused(List.of(STATUS, "SO-1"), "only a list of the hub's own events");
    }

    @Test
    void refusesAnAnnouncementThatIsInNoList() {
        assertRefused(STATUS, "only a list of the hub's own events");
        assertRefused(STATUS.toJson(), "only a list of the hub's own events");
    }

    @Test
    void refusesATopicThatIsSetUpByTheRoute() {
        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> gate.approve(new StubEndpoint("kafka:hub.delivery-status?brokers=elsewhere:9092")))
                .withMessageContaining("may not set brokers");
    }

    private void assertRefused(Object body, String rule) {
        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> gate.admit(statuses, body, statuses.outgoing()))
                .withMessageContaining(rule);
    }
}
