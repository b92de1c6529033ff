package org.partnerhub.payment;

import java.util.Optional;
import java.util.Set;
import org.partnerhub.ledger.PaymentRecord;

/** A locked payment while refunds of it are reserved. */
final class RefundAccount {

    private static final Set<PaymentState> NEVER_CAPTURED = Set.of(PaymentState.FAILED, PaymentState.CANCELED);

    private final PaymentRecord record;
    private final Figures before;
    private Figures figures;

    RefundAccount(PaymentRecord record, Figures figures) {
        this.record = record;
        this.before = figures;
        this.figures = figures;
    }

    Figures figures() {
        return figures;
    }

    void release(long disclosure) {
        figures = figures.release(disclosure);
    }

    /** Reserves the amount, if it is there. What is reserved for this request already stays so, and is granted again. */
    RefundAnswer reserve(RefundRequest request) {
        if (!request.currency().equals(figures.currency())) {
            return new RefundAnswer.OtherCurrency();
        }
        Optional<String> reference = Optional.ofNullable(figures.providerReference());
        if (!figures.isReserved(request.disclosure())) {
            if (request.amountMinor() > most()) {
                return new RefundAnswer.AboveCaptured();
            }
            if (figures.captured() == 0 || request.byReference() && reference.isEmpty()) {
                return new RefundAnswer.Early();
            }
            figures = figures.reserve(request.disclosure(), request.amountMinor());
        }
        return new RefundAnswer.Granted(reference);
    }

    /** What has changed, sealed anew; empty when nothing has. */
    Optional<PaymentRecord> changed(Sealing sealing) {
        return figures.equals(before)
                ? Optional.empty()
                : Optional.of(new PaymentRecord(
                        record.order(),
                        record.partner(),
                        record.state(),
                        sealing.seal(figures, record.order(), record.partner()),
                        record.lastNews()));
    }

    /** What may still be refunded; before the capture, what there may be then. */
    private long most() {
        if (figures.captured() > 0) {
            return figures.refundable();
        }
        return NEVER_CAPTURED.contains(PaymentState.of(record.state())) ? 0 : figures.expected();
    }
}
