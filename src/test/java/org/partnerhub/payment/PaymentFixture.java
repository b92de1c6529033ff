package org.partnerhub.payment;

import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.Vault;

/** Payments as the hub keeps them, for tests of other packages. */
public final class PaymentFixture {

    private PaymentFixture() {}

    public static Payments payments(TestLedger ledger, Vault vault) {
        return new TestPayments(ledger, vault).payments;
    }

    public static Refunds refunds(TestLedger ledger, Vault vault) {
        return new TestPayments(ledger, vault).refunds;
    }
}
