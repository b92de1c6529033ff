package org.partnerhub.inquiry;

import java.time.Clock;
import org.partnerhub.callback.PaymentResult;
import org.partnerhub.callback.Verdict;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.egress.Answer;
import org.partnerhub.event.OrderReference;
import org.partnerhub.payment.Payments;
import org.partnerhub.payment.ProviderResult;
import org.partnerhub.payment.ResultKind;
import org.partnerhub.vault.SealBrokenException;
import org.partnerhub.vault.UnknownEpochException;

/** Reads answers, and has them matched and put on record as callbacks are. */
final class Answers {

    private final Payments payments;
    private final Report report;
    private final Clock clock;

    Answers(Payments payments, Report report, Clock clock) {
        this.payments = payments;
        this.report = report;
        this.clock = clock;
    }

    /** What became of it, in a word. */
    String take(Provider provider, Inquiry inquiry, Answer answer) {
        if (!answer.isWhole()) {
            return report.notAsTheContractSays(provider.partner(), "body-too-large", "-");
        }
        Verdict verdict = provider.reader().read(answer.content());
        if (verdict instanceof Verdict.Unreadable unreadable) {
            report.alarm(provider.partner(), unreadable.cardNumbersAt());
            return report.notAsTheContractSays(
                    provider.partner(),
                    unreadable.code().text(),
                    unreadable.key().orElse("-"));
        }
        Verdict.Genuine genuine = (Verdict.Genuine) verdict;
        report.alarm(provider.partner(), genuine.cardNumbersAt());
        return genuine.results().stream()
                .findFirst()
                .map(result -> take(provider.partner(), inquiry, result))
                .orElse("open");
    }

    private String take(PartnerId partner, Inquiry inquiry, PaymentResult result) {
        if (!result.reference().equals(inquiry.order().text())) {
            return report.notAsTheContractSays(partner, "another-payment", "reference");
        }
        try {
            return payments.apply(result(partner, inquiry, result), clock.instant())
                    .text();
        } catch (SealBrokenException | UnknownEpochException unreadable) {
            return report.unreadable(partner);
        }
    }

    private static ProviderResult result(PartnerId partner, Inquiry inquiry, PaymentResult result) {
        return new ProviderResult(
                partner,
                name(inquiry, result),
                ResultKind.valueOf(result.state().name()),
                new OrderReference(result.reference()),
                result.providerReference(),
                result.amountMinor(),
                result.currency(),
                result.at());
    }

    /**
     * An answer has no name of its own: one that says the same of the same payment is the same, so that what does not match
     * is told once. It begins as no provider's id of an event does.
     */
    private static String name(Inquiry inquiry, PaymentResult result) {
        return "\0answer " + inquiry.question().order() + " " + result.state().text() + " " + result.amountMinor() + " "
                + result.currency();
    }
}
