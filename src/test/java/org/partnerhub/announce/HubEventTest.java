package org.partnerhub.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.minimize.Code;

/** What the shop reads of the hub. */
class HubEventTest {

    private static DeletionStatus refusedToPurge() {
        return new DeletionStatus(
                7,
                DeletionNews.of("DR-551", "notice-refused", AT)
                        .because("gdpr-17-3-b")
                        .ofOrder(new UUID(1, 2))
                        .ofNotice(new UUID(3, 4), new PartnerId("paywave"))
                        .until(Optional.of(LocalDate.of(2031, 11, 20))));
    }

    private static final Instant AT = Instant.parse("2026-11-20T08:15:31.5Z");

    static Stream<HubEvent> events() {
        return Stream.of(
                sent(),
                parkedAndErased(),
                setAside(),
                refused(),
                paid(),
                paidAndErased(),
                mismatch(),
                stranger(),
                refusedToPurge(),
                head());
    }

    /** <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>. */
    @ParameterizedTest
    @MethodSource("events")
    void isACloudEvent(HubEvent event) throws IOException {
        JsonNode json = json(event);

        assertThat(json.path("specversion").asText()).isEqualTo("1.0");
        assertThat(json.path("id").asText()).isNotEmpty();
        assertThat(json.path("type").asText()).isNotEmpty();
        assertThat(json.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(json.path("data").isObject()).isTrue();
        assertThatCode(() -> new URI(json.path("source").asText())).doesNotThrowAnyException();
        assertThat(OffsetDateTime.parse(json.path("time").asText()).toInstant()).isEqualTo(AT);
    }

    @Test
    void tellsHowADisclosureStands() throws IOException {
        assertThat(json(sent())).isEqualTo(new ObjectMapper().readTree("""
                        {"specversion":"1.0","id":"delivery-status-42","source":"/hub","type":"delivery.status",
                         "subject":"SO-1","time":"2026-11-20T08:15:31.500Z","datacontenttype":"application/json",
                         "data":{"order":"SO-1","event":"evt-1","partner":"paywave","document":"payment-request",
                                 "state":"sent","at":"2026-11-20T08:15:31.500Z"}}"""));
    }

    @Test
    void tellsWhyADisclosureDidNotArrive() throws IOException {
        assertThat(json(parkedAndErased()).path("data").path("state").asText()).isEqualTo("parked");
        assertThat(json(parkedAndErased()).path("data").path("reason").asText()).isEqualTo("refused-422");
    }

    @Test
    void namesNoOrderThatIsErased() throws IOException {
        assertThat(json(parkedAndErased()).has("subject")).isFalse();
        assertThat(json(parkedAndErased()).path("data").has("order")).isFalse();
        assertThat(json(parkedAndErased()).path("data").has("event")).isFalse();
        assertThat(parkedAndErased().key()).isEmpty();
    }

    @Test
    void tellsUntilWhenAPartnerKeepsWhatItWasAskedToPurge() throws IOException {
        assertThat(json(refusedToPurge())).isEqualTo(new ObjectMapper().readTree("""
                        {"specversion":"1.0","id":"deletion-status-7","source":"/hub","type":"deletion.status",
                         "subject":"DR-551","time":"2026-11-20T08:15:31.500Z","datacontenttype":"application/json",
                         "data":{"requestId":"DR-551","state":"notice-refused","reason":"gdpr-17-3-b",
                                 "order":"00000000-0000-0001-0000-000000000002",
                                 "notice":"00000000-0000-0003-0000-000000000004","partner":"paywave",
                                 "until":"2031-11-20","at":"2026-11-20T08:15:31.500Z"}}"""));
    }

    @Test
    void tellsSinceWhenNothingOfAnOrderReachesAnybody() throws IOException {
        DeletionStatus effective =
                new DeletionStatus(8, DeletionNews.of("DR-551", "effective", AT).ofOrder(new UUID(1, 2)));

        assertThat(json(effective).at("/data/effectiveAt").textValue()).isEqualTo("2026-11-20T08:15:31.500Z");
        assertThat(json(refusedToPurge()).path("data").has("effectiveAt")).isFalse();
    }

    @Test
    void keepsWhatConcernsOneOrderInSequence() {
        assertThat(sent().key()).contains("SO-1");
    }

    @Test
    void tellsWhereAnEventStandsThatWasSetAsideAndWhatIsWrongWithIt() throws IOException {
        JsonNode json = json(setAside());

        assertThat(json.path("id").asText()).isEqualTo("rejected-shop.orders-2-17");
        assertThat(json.path("data")).isEqualTo(new ObjectMapper().readTree("""
                        {"code":"not-json","path":"","topic":"shop.orders","partition":2,"offset":17}"""));
    }

    @Test
    void tellsWhichDocumentCouldNotBeMade() throws IOException {
        JsonNode json = json(refused());

        assertThat(json.path("id").asText()).isEqualTo("rejected-shop.orders-2-17-nordpost-consignment");
        assertThat(json.path("data")).isEqualTo(new ObjectMapper().readTree("""
                        {"event":"evt-1","code":"missing-field","path":"recipient.name","partner":"nordpost",
                         "document":"consignment","topic":"shop.orders","partition":2,"offset":17}"""));
    }

    @Test
    void tellsHowFarTheChainOfProofHasCome() throws IOException {
        assertThat(json(head())).isEqualTo(new ObjectMapper().readTree("""
                        {"specversion":"1.0","id":"chain-head-17-0123456789abcdef","source":"/hub",
                         "type":"deletion.chain-head","time":"2026-11-20T08:15:31.500Z",
                         "datacontenttype":"application/json",
                         "data":{"chain":"00000000-0000-0001-0000-000000000002","number":17,"entries":40,
                                 "mac":"0123456789abcdef0000","at":"2026-11-20T08:15:31.500Z",
                                 "publicKey":"ab12","signature":"c2lnbmVk"}}"""));
        assertThat(head().key()).contains("00000000-0000-0001-0000-000000000002");
    }

    @Test
    void givesARejectionTheSameIdWhenItsEventIsReadAgain() throws IOException {
        Rejection later = new Rejection(
                setAside().origin(), Optional.empty(), Code.NOT_JSON, "", Optional.empty(), AT.plusSeconds(60));

        assertThat(json(later).path("id")).isEqualTo(json(setAside()).path("id"));
    }

    @Test
    void tellsThatAnOrderIsPaid() throws IOException {
        assertThat(json(paid())).isEqualTo(new ObjectMapper().readTree("""
                        {"specversion":"1.0","id":"payment-result-44","source":"/hub","type":"payment.result",
                         "subject":"SO-1","time":"2026-11-20T08:15:31.500Z","datacontenttype":"application/json",
                         "data":{"order":"SO-1","provider":"paywave","providerReference":"psp-8815","state":"captured",
                                 "amount":5980,"currency":"EUR","refunded":0,"at":"2026-11-20T08:15:30.500Z",
                                 "verifiedAt":"2026-11-20T08:15:31.500Z"}}"""));
        assertThat(paid().key()).contains("SO-1");
    }

    @Test
    void tellsOfAnErasedOrderOnlyThatItWasPaid() throws IOException {
        assertThat(json(paidAndErased()).path("data")).isEqualTo(new ObjectMapper().readTree("""
                        {"provider":"paywave","state":"captured","verifiedAt":"2026-11-20T08:15:31.500Z"}"""));
        assertThat(paidAndErased().key()).isEmpty();
    }

    @Test
    void tellsWhatDoesNotMatchByNameOnly() throws IOException {
        assertThat(json(mismatch())).isEqualTo(new ObjectMapper().readTree("""
                        {"specversion":"1.0","id":"payment-mismatch-46","source":"/hub","type":"payment.mismatch",
                         "subject":"SO-1","time":"2026-11-20T08:15:31.500Z","datacontenttype":"application/json",
                         "data":{"order":"SO-1","provider":"paywave","reported":"captured",
                                 "differs":["amount","currency"],"at":"2026-11-20T08:15:30.500Z",
                                 "verifiedAt":"2026-11-20T08:15:31.500Z"}}"""));
    }

    @Test
    void namesNoOrderThatTheHubDoesNotKnow() throws IOException {
        assertThat(json(stranger()).path("data")).isEqualTo(new ObjectMapper().readTree("""
                        {"provider":"paywave","reported":"captured","differs":["reference-unknown"],
                         "verifiedAt":"2026-11-20T08:15:31.500Z"}"""));
    }

    @Test
    void printsNoReference() {
        assertThat(sent().toString()).doesNotContain("SO-1").contains("[redacted]");
        assertThat(paid().toString()).doesNotContain("SO-1", "psp-8815", "5980").contains("[redacted]");
    }

    @Test
    void goesToTheTopicOfItsKind() {
        assertThat(sent().topic()).isEqualTo("hub.delivery-status");
        assertThat(setAside().topic()).isEqualTo("hub.rejected");
        assertThat(paid().topic()).isEqualTo("hub.payment-results");
        assertThat(mismatch().topic()).isEqualTo("hub.payment-results");
    }

    private static DeliveryStatus sent() {
        return new DeliveryStatus(
                42,
                Optional.of(new OrderReference("SO-1")),
                Optional.of(new EventId("evt-1")),
                new PartnerId("paywave"),
                new DocumentName("payment-request"),
                "sent",
                Optional.empty(),
                AT);
    }

    private static DeliveryStatus parkedAndErased() {
        return new DeliveryStatus(
                43,
                Optional.empty(),
                Optional.empty(),
                new PartnerId("paywave"),
                new DocumentName("payment-request"),
                "parked",
                Optional.of("refused-422"),
                AT);
    }

    private static Rejection setAside() {
        return new Rejection(
                new Rejection.Origin("shop.orders", 2, 17), Optional.empty(), Code.NOT_JSON, "", Optional.empty(), AT);
    }

    private static Rejection refused() {
        return new Rejection(
                new Rejection.Origin("shop.orders", 2, 17),
                Optional.of(new EventId("evt-1")),
                Code.MISSING_FIELD,
                "recipient.name",
                Optional.of(new Rejection.Refused(new PartnerId("nordpost"), new DocumentName("consignment"))),
                AT);
    }

    private static PaymentResult paid() {
        return new PaymentResult(
                44,
                Optional.of(new OrderReference("SO-1")),
                new PartnerId("paywave"),
                "captured",
                Optional.of(new PaymentResult.Figures(5980, "EUR", 0, Optional.of("psp-8815"))),
                Optional.of(AT.minusSeconds(1)),
                AT);
    }

    private static PaymentResult paidAndErased() {
        return new PaymentResult(
                45, Optional.empty(), new PartnerId("paywave"), "captured", Optional.empty(), Optional.empty(), AT);
    }

    private static PaymentMismatch mismatch() {
        return new PaymentMismatch(
                46,
                Optional.of(new OrderReference("SO-1")),
                new PartnerId("paywave"),
                "captured",
                List.of("amount", "currency"),
                Optional.of(AT.minusSeconds(1)),
                AT);
    }

    private static PaymentMismatch stranger() {
        return new PaymentMismatch(
                47,
                Optional.empty(),
                new PartnerId("paywave"),
                "captured",
                List.of("reference-unknown"),
                Optional.empty(),
                AT);
    }

    private static ChainHead head() {
        return new ChainHead(new UUID(1, 2), 17, 40, "0123456789abcdef0000", AT, "ab12", "c2lnbmVk");
    }

    private static JsonNode json(HubEvent event) throws IOException {
        return new ObjectMapper().readTree(event.toJson());
    }
}
