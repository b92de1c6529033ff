package org.partnerhub.payment;

import java.util.List;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.Vault;

/** Payments as the hub keeps them, for tests of other packages. */
public final class PaymentFixture {

    /** What each provider is asked for, in minor units of the euro. */
    public static final long PRICE = TestPayments.PRICE;

    public static final PaymentProperties PROPERTIES =
            new PaymentProperties(TestPayments.REPORT_AFTER, TestPayments.KEEP_EVENTS, TestPayments.ASKING);

    private final TestPayments hub;

    private PaymentFixture(TestPayments hub) {
        this.hub = hub;
    }

    public static Payments payments(TestLedger ledger, Vault vault) {
        return new TestPayments(ledger, vault).payments;
    }

    public static Refunds refunds(TestLedger ledger, Vault vault) {
        return new TestPayments(ledger, vault).refunds;
    }

    public static PaymentFixture on(TestLedger ledger, Vault vault, Catalog catalog) {
        return new PaymentFixture(new TestPayments(ledger, vault, catalog));
    }

    public Payments payments() {
        return hub.payments;
    }

    public Unanswered unanswered() {
        return hub.unanswered;
    }

    /** An order of which the provider has been asked for the price, and has the request. */
    public long aSentOrder(String reference, PartnerId provider) {
        return hub.aSentOrder(reference, provider);
    }

    /** The provider posts that it has the whole price. */
    public Effect captured(String event, String reference, PartnerId provider) {
        ProviderResult posted = TestPayments.aResult(event, ResultKind.CAPTURED, reference);
        return hub.apply(new ProviderResult(
                provider,
                posted.eventId(),
                posted.kind(),
                new OrderReference(reference),
                posted.providerReference(),
                posted.amountMinor(),
                posted.currency(),
                posted.at()));
    }

    /** {@code captured 5980 EUR}, {@code mismatch captured amount}, in the order in which they are told. */
    public List<String> toldOf() {
        return hub.toldOf();
    }
}
