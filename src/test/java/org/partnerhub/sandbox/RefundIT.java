package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gives money back, from the shop's event to the provider's callback. */
@ExtendWith(SandboxExtension.class)
class RefundIT {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final AtomicInteger numbers = new AtomicInteger(770_000);

    private final LiveHub hub;
    private final int number = numbers.incrementAndGet();
    private final SampleOrder order = SampleOrder.placed(number);
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final HttpPartner provider;

    RefundIT(LiveHub hub) {
        this.hub = hub;
        this.provider = hub.environment().partners().http(PAYWAVE);
    }

    @BeforeEach
    void watchTheProvider() {
        provider.behave(request -> {
            requests.add(request);
            return HttpBehaviour.ACCEPTS.reply(request);
        });
    }

    @AfterEach
    void leaveTheProviderAlone() {
        provider.behave(HttpBehaviour.ACCEPTS);
    }

    @Test
    void asksTheProviderUnderItsOwnReferenceAndTellsTheShopWhenItIsDone() {
        payFor(order);

        SampleOrder refund = publishRefund("first", 2_990);

        await().atMost(LONGEST).until(() -> payments().contains("partly-refunded"));
        assertThat(refundRequests()).singleElement().satisfies(body -> {
            assertThat(body.path("pspReference").textValue()).isEqualTo("pay_" + order.reference());
            assertThat(body.at("/amount/value").intValue()).isEqualTo(2_990);
        });
        await().atMost(LONGEST).until(() -> hub.published().isSent(refund.id(), "paywave"));
        publishRefund("rest", 2_990);
        await().atMost(LONGEST).until(() -> payments().contains("refunded"));
    }

    @Test
    void hasOnRecordThatTheReferenceWasDisclosed() {
        payFor(order);
        SampleOrder refund = publishRefund("only", 1);
        await().atMost(LONGEST).until(() -> hub.published().isSent(refund.id(), "paywave"));

        byte[] fields = hub.bean(JdbcTemplate.class)
                .queryForObject("select fields from disclosure where event_id = ?", byte[].class, refund.id());

        Contract paywave = hub.environment().catalog().of(PAYWAVE).orElseThrow();
        Document document = paywave.document(new DocumentName("refund")).orElseThrow();
        assertThat(BitSet.valueOf(fields).stream().boxed())
                .containsExactlyElementsOf(
                        IntStream.range(0, document.fields().size()).boxed().toList());
    }

    @Test
    void neverAsksForMoreThanWasCaptured() {
        payFor(order);

        SampleOrder refund = publishRefund("greedy", 5_981);

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().told(refund.id(), "paywave"))
                .containsExactly("parked refund-above-captured"));
        assertThat(refundRequests()).isEmpty();
    }

    @Test
    void letsARefundThatComesTooEarlyWaitForItsCapture() {
        ProviderDesk desk = provider.desk().orElseThrow();
        desk.hold(true);
        SampleOrder refund;
        try {
            hub.publish(order);
            refund = publishRefund("early", 5_980);
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(hub.published().told(refund.id(), "paywave"))
                            .containsExactly("waiting refund-not-captured"));
            await().atMost(LONGEST).until(() -> hub.published().isSent(order.id(), "paywave"));
            assertThat(refundRequests()).isEmpty();
        } finally {
            desk.hold(false);
        }

        await().atMost(LONGEST).until(() -> payments().contains("refunded"));
        assertThat(refundRequests()).hasSize(1);
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().told(refund.id(), "paywave"))
                .containsExactly("waiting refund-not-captured", "sent"));
    }

    private void payFor(SampleOrder placed) {
        hub.publish(placed);
        await().atMost(LONGEST).until(() -> payments().contains("captured"));
    }

    private SampleOrder publishRefund(String name, int amount) {
        SampleOrder refund = SampleOrder.refunded("evt-" + number + "-" + name, number, amount);
        hub.publish(refund);
        return refund;
    }

    private List<String> payments() {
        return hub.published().payments(order.reference());
    }

    /** What the provider was asked for, of this order. */
    private List<JsonNode> refundRequests() {
        return requests.stream()
                .filter(request -> request.path().equals("/v1/refunds"))
                .map(request -> json(request.body()))
                .filter(body -> body.path("reference").asText().equals(order.reference()))
                .toList();
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("the provider received what is no JSON", e);
        }
    }
}
