package org.partnerhub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.Delivery;
import org.partnerhub.delivery.DeliveryFixture;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.HeldBack.Chosen;
import org.partnerhub.ledger.NewDisclosure;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.outbox.Bundle;
import org.partnerhub.payment.PaymentFixture;
import org.partnerhub.payment.Payments;
import org.partnerhub.payment.ProviderResult;
import org.partnerhub.payment.ResultKind;
import org.partnerhub.routes.ScriptedPartner.Answer;
import org.partnerhub.routes.ScriptedPartner.Request;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;

/** Refunds on their way to a provider, by the shipped contract of paywave, with a real ledger, vault and guard. */
class RefundRouteTest {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final String PAYMENT = "payment-request";
    private static final String REFUND = "refund";
    private static final long PRICE = 5_980;
    private static final AtomicInteger numbers = new AtomicInteger();

    private static JdbcConnectionPool database;
    private static TestLedger hub;
    private static Vault vault;
    private static Payments payments;
    private static Delivery delivery;
    private static ScriptedPartner provider;
    private static RequestRoutes routes;

    private NewOrder order;

    @BeforeAll
    static void start(@TempDir Path secrets) throws Exception {
        database = JdbcConnectionPool.create("jdbc:h2:mem:refunds;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(database);
        hub = new TestLedger(database);
        vault = VaultFixture.on(database);
        payments = PaymentFixture.payments(hub, vault);
        provider = new ScriptedPartner();
        Catalog catalog = new Catalog(null, null, List.of(ContractFixture.shipped("paywave", provider.address())));
        delivery = DeliveryFixture.delivery(
                catalog, hub.claims, vault, payments, PaymentFixture.refunds(hub, vault), hub.clock);
        routes = new RequestRoutes(catalog, delivery, new TestNotices(hub, vault, catalog).http(), secrets);
    }

    @AfterAll
    static void stop() {
        routes.close();
        provider.close();
        database.dispose();
    }

    @BeforeEach
    void placeAnOrder() {
        hub.empty();
        order = anOrder();
        routes.deliver(bundle(payment(order)));
        provider.answers(request -> Answer.of(201));
    }

    @Test
    void asksUnderTheReferenceThatTheProviderHasForThePayment() {
        capture(order);
        SealedDisclosure refund = refund(order, 2_990);

        routes.deliver(bundle(refund));

        assertThat(provider.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/refunds");
            assertThat(request.body())
                    .isEqualTo("{\"reference\":\"" + reference(order) + "\",\"refund\":\"RF-1\","
                            + "\"pspReference\":\"psp-" + reference(order) + "\","
                            + "\"amount\":{\"value\":2990,\"currency\":\"EUR\"}}");
        });
        assertThat(state(refund)).isEqualTo("sent");
    }

    @Test
    void neverAsksForMoreThanWasCaptured() {
        capture(order);
        SealedDisclosure refund = refund(order, PRICE + 1);

        routes.deliver(bundle(refund));

        assertThat(provider.requests()).isEmpty();
        assertThat(state(refund)).isEqualTo("parked refund-above-captured");
        assertThat(hub.attempts(refund.disclosure()))
                .as("the provider has no copy")
                .isZero();
    }

    @Test
    void neverAsksForMoreInTwoParts() {
        capture(order);
        SealedDisclosure first = refund(order, 5_000);
        SealedDisclosure second = refund(order, 1_000);

        routes.deliver(bundle(first, second));

        assertThat(provider.requests()).hasSize(1);
        assertThat(state(first)).isEqualTo("sent");
        assertThat(state(second)).isEqualTo("parked refund-above-captured");
    }

    @Test
    void waitsForTheCaptureAndHoldsUpNobodyElse() {
        SealedDisclosure early = refund(order, PRICE);
        NewOrder other = anOrder();
        routes.deliver(bundle(payment(other)));
        capture(other);
        provider.answers(request -> Answer.of(201));
        SealedDisclosure others = refund(other, PRICE);

        routes.deliver(bundle(early, others));

        assertThat(state(early)).isEqualTo("waiting refund-not-captured");
        assertThat(hub.attempts(early.disclosure())).isZero();
        assertThat(state(others)).isEqualTo("sent");
        hub.clock.forward(Duration.ofHours(1));
        capture(order);
        hub.clock.forward(Duration.ofHours(1));
        await().untilAsserted(() -> assertThat(state(early)).isEqualTo("sent"));
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void doesNotWaitForEver() {
        SealedDisclosure refund = refund(order, PRICE);
        routes.deliver(bundle(refund));
        hub.clock.forward(DeliveryFixture.AWAIT_CAPTURE);

        await().untilAsserted(() -> assertThat(state(refund)).isEqualTo("parked refund-not-captured"));

        capture(order);
        replay(refund);
        await().untilAsserted(() -> assertThat(state(refund)).isEqualTo("sent"));
    }

    @Test
    void letsGoWhatAPersonRepeatsWhenThereIsEnough() {
        capture(order);
        SealedDisclosure first = refund(order, 5_000);
        SealedDisclosure second = refund(order, 1_000);
        provider.answers(request -> Answer.of(422));
        routes.deliver(bundle(first, second));
        assertThat(state(first)).isEqualTo("parked refused-422");
        assertThat(state(second)).isEqualTo("parked refund-above-captured");
        provider.answers(request -> Answer.of(201));

        hub.heldBack.discard(PAYWAVE, new Chosen.One(first.disclosure()));
        replay(second);

        await().untilAsserted(() -> assertThat(state(second)).isEqualTo("sent"));
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void freesWhatTheProviderHasRefused() {
        capture(order);
        provider.answers(request -> Answer.of(422));
        SealedDisclosure refund = refund(order, PRICE);
        routes.deliver(bundle(refund));
        assertThat(state(refund)).isEqualTo("parked refused-422");
        // by the provider itself, and so no longer there
        refunded(order, 1_000);
        provider.answers(request -> Answer.of(201));

        replay(refund);

        await().untilAsserted(() -> assertThat(state(refund)).isEqualTo("parked refund-above-captured"));
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void reservesOnceHoweverOftenItIsStoppedBeforeItAsks() {
        capture(order);
        SealedDisclosure first = refund(order, PRICE / 2);
        delivery.claim(bundle(first));
        delivery.claim(bundle(first));

        routes.deliver(bundle(first, refund(order, PRICE / 2)));

        assertThat(provider.requests()).hasSize(2);
        assertThat(provider.requests().get(0).idempotencyKey())
                .isEqualTo(vault.pseudonyms().idempotencyKey(first.disclosure()));
    }

    @Test
    void keepsTheAmountWhileTheAnswerIsUnknown() {
        capture(order);
        provider.answers(request -> Answer.of(503));
        SealedDisclosure refund = refund(order, PRICE);
        routes.deliver(bundle(refund));
        provider.answers(request -> Answer.of(201));
        // of this refund: the answer was lost, but it was done
        refunded(order, PRICE);

        hub.clock.forward(DeliveryFixture.FIRST_RETRY);

        await().untilAsserted(() -> assertThat(state(refund)).isEqualTo("sent"));
        assertThat(provider.requests())
                .extracting(Request::idempotencyKey)
                .containsExactly(vault.pseudonyms().idempotencyKey(refund.disclosure()));
    }

    @Test
    void standsBehindThePaymentInTheLineOfTheOrder() {
        provider.answers(request -> Answer.of(503));
        NewOrder busy = anOrder();
        SealedDisclosure payment = payment(busy);
        SealedDisclosure refund = refund(busy, PRICE);
        routes.deliver(bundle(payment, refund));
        capture(busy);
        provider.answers(request -> Answer.of(201));

        hub.clock.forward(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(state(refund)).isEqualTo("sent"));
        assertThat(provider.requests()).extracting(Request::path).containsExactly("/v1/payments", "/v1/refunds");
    }

    @Test
    void asksForNothingThatItCannotRead() {
        capture(order);
        SealedDisclosure refund = sealed(order, REFUND, "{\"pspReference\":null,\"sum\":2990}");

        routes.deliver(bundle(refund));

        assertThat(provider.requests()).isEmpty();
        assertThat(state(refund)).isEqualTo("parked refund-unreadable");
    }

    @Test
    void sendsNothingThatLacksWhatTheHubWasToSupply() {
        SealedDisclosure other = sealed(order, "cancellation", "{\"pspReference\":null}");

        routes.deliver(bundle(other));

        assertThat(provider.requests()).isEmpty();
        assertThat(state(other)).isEqualTo("parked contract-changed");
    }

    @Test
    void isHeldUpByNoPaymentThatCannotBeOpened() {
        capture(order);
        hub.jdbc.update("update payment set figures = ? where order_id = ?", new byte[40], order.id());
        NewOrder other = anOrder();
        routes.deliver(bundle(payment(other)));
        capture(other);
        SealedDisclosure broken = refund(order, 1);
        SealedDisclosure whole = refund(other, 1);

        routes.deliver(bundle(broken, whole));

        assertThat(state(broken)).isEqualTo("parked seal-broken");
        assertThat(state(whole)).isEqualTo("sent");
    }

    private static NewOrder anOrder() {
        long id = hub.ids.next();
        try (KeySession keys = vault.open()) {
            NewOrder placed = new NewOrder(
                    id,
                    vault.pseudonyms().order("SO-" + id),
                    Optional.empty(),
                    keys.create(id),
                    new byte[] {1},
                    new OrderProgress(1, Stage.OPEN),
                    hub.clock.instant());
            hub.record(List.of(placed), List.of());
            return placed;
        }
    }

    private static String reference(NewOrder order) {
        return "SO-" + order.id();
    }

    private static SealedDisclosure payment(NewOrder order) {
        return sealed(
                order,
                PAYMENT,
                "{\"reference\":\"" + reference(order) + "\",\"amount\":{\"value\":" + PRICE
                        + ",\"currency\":\"EUR\"}}");
    }

    /** As intake makes it. */
    private static SealedDisclosure refund(NewOrder order, long amount) {
        return sealed(
                order,
                REFUND,
                "{\"reference\":\"" + reference(order) + "\",\"refund\":\"RF-1\",\"pspReference\":null,"
                        + "\"amount\":{\"value\":" + amount + ",\"currency\":\"EUR\"}}");
    }

    private static SealedDisclosure sealed(NewOrder order, String document, String content) {
        NewDisclosure queued = hub.newDisclosure(order.id(), PAYWAVE, new DocumentName(document));
        hub.record(List.of(), List.of(queued));
        try (KeySession keys = vault.open()) {
            keys.load(order.id(), order.keys());
            return new SealedDisclosure(
                    PAYWAVE,
                    queued.document(),
                    queued.id(),
                    order.id(),
                    1,
                    keys.seal(
                            KeyKind.CONTENT,
                            new Binding(PAYWAVE.text(), order.id(), queued.id()),
                            content.getBytes(UTF_8)));
        }
    }

    private static Bundle bundle(SealedDisclosure... disclosures) {
        return new Bundle(PAYWAVE, List.of(disclosures));
    }

    private static void capture(NewOrder order) {
        report(order, ResultKind.CAPTURED, PRICE);
    }

    private static void refunded(NewOrder order, long amount) {
        report(order, ResultKind.REFUNDED, amount);
    }

    private static void report(NewOrder order, ResultKind kind, long amount) {
        payments.apply(
                new ProviderResult(
                        PAYWAVE,
                        "e-" + numbers.incrementAndGet(),
                        kind,
                        new OrderReference(reference(order)),
                        Optional.of("psp-" + reference(order)),
                        amount,
                        "EUR",
                        Optional.empty()),
                hub.clock.instant());
    }

    private static void replay(SealedDisclosure parked) {
        assertThat(hub.heldBack
                        .replay(PAYWAVE, new Chosen.One(parked.disclosure()))
                        .disclosures())
                .isEqualTo(1);
    }

    private static String state(SealedDisclosure disclosure) {
        String reason = hub.reason(disclosure.disclosure());
        return hub.state(disclosure.disclosure()).text() + (reason == null ? "" : " " + reason);
    }
}
