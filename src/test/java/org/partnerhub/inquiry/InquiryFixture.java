package org.partnerhub.inquiry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.partnerhub.contract.Catalog;
import org.partnerhub.payment.PaymentFixture;
import org.partnerhub.vault.Vault;

/** Inquiries as the hub makes them, for tests of other packages. */
public final class InquiryFixture {

    private InquiryFixture() {}

    public static Inquiries inquiries(
            Catalog catalog, PaymentFixture payments, Vault vault, MeterRegistry meters, Clock clock) {
        return new InquiryConfiguration()
                .inquiries(
                        catalog,
                        PaymentFixture.PROPERTIES,
                        payments.payments(),
                        payments.unanswered(),
                        vault,
                        meters,
                        clock);
    }
}
