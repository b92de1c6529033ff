package org.partnerhub.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.announce.PaymentAnnouncement;
import org.partnerhub.announce.PaymentMismatch;
import org.partnerhub.announce.PaymentResult;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.NewDisclosure;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.WrappedKeys;

/** Payments on a database of the test's, and orders to pay for. */
final class TestPayments {

    static final PartnerId PAYWAVE = new PartnerId("paywave");
    static final PartnerId CARDINAL = new PartnerId("cardinal");
    static final long PRICE = PaymentLives.PRICE;
    static final Instant AT = Instant.parse("2026-11-20T08:15:00Z");
    static final Duration REPORT_AFTER = Duration.ofHours(1);
    static final Duration KEEP_EVENTS = Duration.ofDays(35);

    static final PaymentProperties.Asking ASKING =
            new PaymentProperties.Asking(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(30));
    static final Duration ASK_AFTER = Duration.ofMinutes(15);

    /** Paywave can be asked, and cardinal cannot. */
    private static final Catalog CATALOG = new Catalog(
            null,
            null,
            List.of(
                    ContractFixture.aProvider()
                            .asked("/v1/payments/{order.reference}", ASK_AFTER)
                            .build(),
                    ContractFixture.aProvider().named("cardinal").build()));

    final TestLedger hub;
    final Vault vault;
    final Payments payments;
    final Unanswered unanswered;
    final Refunds refunds;
    final PaymentResults results;

    TestPayments(TestLedger hub, Vault vault) {
        this(hub, vault, CATALOG);
    }

    TestPayments(TestLedger hub, Vault vault, Catalog catalog) {
        this.hub = hub;
        this.vault = vault;
        PaymentConfiguration beans = new PaymentConfiguration();
        PaymentTables tables = beans.paymentTables(
                hub.payments, hub.paymentEvents, hub.pendingResults, hub.openPayments, hub.paymentOutbox, hub.ids);
        PaymentProperties properties = new PaymentProperties(REPORT_AFTER, KEEP_EVENTS, ASKING);
        unanswered = beans.unanswered(tables, catalog, properties, hub.clock);
        payments = beans.payments(tables, unanswered, vault, properties, hub.clock);
        refunds = beans.refunds(tables, vault, hub.clock);
        results = beans.paymentResults(tables, vault);
    }

    TestPayments empty() {
        hub.empty();
        hub.clock.reset();
        return this;
    }

    /** Another process on the same database. */
    TestPayments another() {
        return new TestPayments(hub.another(), vault);
    }

    long anOrder(String reference) {
        long id = hub.ids.next();
        try (KeySession keys = vault.open()) {
            WrappedKeys wrapped = keys.create(id);
            byte[] sealed = keys.seal(KeyKind.REFERENCE, Binding.ofOrder(id), reference.getBytes(UTF_8));
            hub.record(
                    List.of(new NewOrder(
                            id,
                            vault.pseudonyms().order(reference),
                            Optional.empty(),
                            wrapped,
                            sealed,
                            new OrderProgress(1, Stage.OPEN),
                            Instant.EPOCH)),
                    List.of());
            return id;
        }
    }

    /** An order of which the hub has asked paywave for the price. */
    long aRequestedOrder(String reference) {
        long order = anOrder(reference);
        request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));
        return order;
    }

    /** An order of which the provider has been asked for the price, and has the request. */
    long aSentOrder(String reference, PartnerId provider) {
        long order = anOrder(reference);
        request(List.of(new PaymentRequest(order, provider, PRICE, "EUR")));
        NewDisclosure sent = hub.newDisclosure(order, provider, new DocumentName("payment-request"));
        hub.record(List.of(), List.of(sent));
        hub.jdbc.update("update disclosure set state = 'sent' where id = ?", sent.id());
        return order;
    }

    void request(List<PaymentRequest> requests) {
        try (KeySession keys = vault.open()) {
            requests.stream()
                    .map(PaymentRequest::order)
                    .distinct()
                    .forEach(order -> keys.load(order, hub.payments.keys(order).orElseThrow()));
            payments.request(keys, requests);
        }
    }

    RefundAnswer reserve(RefundRequest request) {
        return reserve(PAYWAVE, List.of(request)).get(request.disclosure());
    }

    Map<Long, RefundAnswer> reserve(PartnerId provider, List<RefundRequest> requests) {
        try (KeySession keys = vault.open()) {
            requests.stream()
                    .map(RefundRequest::order)
                    .distinct()
                    .forEach(order -> keys.load(order, hub.payments.keys(order).orElseThrow()));
            return refunds.reserve(keys, provider, requests);
        }
    }

    Effect apply(ProviderResult result) {
        return payments.apply(result, hub.clock.instant());
    }

    /** Of paywave, of the whole price, under an event id of its own. */
    static ProviderResult aResult(String event, ResultKind kind, String order) {
        return aResult(event, kind, order, PRICE);
    }

    static ProviderResult aResult(String event, ResultKind kind, String order, long amount) {
        return new ProviderResult(
                PAYWAVE,
                event,
                kind,
                new OrderReference(order),
                Optional.of("psp-8815"),
                amount,
                "EUR",
                Optional.of(AT));
    }

    String state(long order) {
        return hub.payments.find(order, PAYWAVE).orElseThrow().state();
    }

    /** What the shop has not been told of, all of it. */
    List<PaymentAnnouncement> news() {
        return results.next();
    }

    /** {@code captured 5980 EUR}, {@code mismatch captured amount}, in the order in which they are told. */
    List<String> toldOf() {
        List<String> told = new ArrayList<>();
        for (PaymentAnnouncement each : news()) {
            if (each instanceof PaymentResult result) {
                told.add(result.state()
                        + result.figures()
                                .map(figures -> " " + figures.amount() + " " + figures.currency())
                                .orElse(""));
            } else if (each instanceof PaymentMismatch mismatch) {
                told.add("mismatch " + mismatch.reported() + " " + String.join(" ", mismatch.differs()));
            } else {
                told.add("unanswered");
            }
        }
        return told;
    }

    int rows(String table) {
        return hub.jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    List<String> effects() {
        return hub.jdbc.queryForList("select effect from payment_event order by id", String.class);
    }
}
