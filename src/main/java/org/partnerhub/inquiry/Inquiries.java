package org.partnerhub.inquiry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.PartnerBusyException;
import org.partnerhub.delivery.Trouble;
import org.partnerhub.egress.Answer;
import org.partnerhub.ledger.Question;
import org.partnerhub.payment.Unanswered;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.SealBrokenException;
import org.partnerhub.vault.UnknownEpochException;
import org.partnerhub.vault.Vault;

/** What the route templates that ask for payments do, step by step. */
public final class Inquiries {

    /** Their answers are on record together; asked again all, when the hub is killed in between. */
    private static final int BATCH = 50;

    private final Map<PartnerId, Provider> providers;
    private final Unanswered unanswered;
    private final Answers answers;
    private final Report report;
    private final Vault vault;
    private final Clock clock;

    Inquiries(
            Map<PartnerId, Provider> providers,
            Unanswered unanswered,
            Answers answers,
            Report report,
            Vault vault,
            Clock clock) {
        this.providers = Map.copyOf(providers);
        this.unanswered = unanswered;
        this.answers = answers;
        this.report = report;
        this.vault = vault;
        this.clock = clock;
    }

    /** What a provider is to be asked for now, a batch of it; nothing while it may not be told anything. */
    public List<Inquiry> due(String partner) {
        Provider provider = providers.get(new PartnerId(partner));
        return provider.mayBeAsked(LocalDate.now(clock))
                ? open(provider, unanswered.due(provider.partner(), BATCH))
                : List.of();
    }

    /** Whether it is still to be asked: a batch takes its time. */
    public boolean isStillOpen(@Body Inquiry inquiry) {
        return unanswered.isOpen(inquiry.question());
    }

    /** The provider has answered something. */
    public void answered(@ExchangeProperty("inquiry") Inquiry inquiry, @Body Answer answer) {
        Provider provider = providerOf(inquiry);
        report.count(provider.partner(), answers.take(provider, inquiry, answer));
        askAgain(inquiry);
    }

    /** The provider does not know the payment; perhaps not yet. */
    public void unknown(@ExchangeProperty("inquiry") Inquiry inquiry) {
        report.count(inquiry.question().partner(), "unknown");
        askAgain(inquiry);
    }

    /** The provider will not have it asked like this: somebody must mend the contract. */
    public void refused(
            @ExchangeProperty("inquiry") Inquiry inquiry, @Header(Exchange.HTTP_RESPONSE_CODE) Integer status) {
        report.refused(inquiry.question().partner(), status);
        askAgain(inquiry);
    }

    /** The provider cannot or will not answer now. */
    public void busy(@Header("Retry-After") String retryAfter) throws PartnerBusyException {
        throw new PartnerBusyException(retryAfter);
    }

    /** The provider cannot answer now, or cannot be reached: it is asked after the same pause as before. */
    public void postpone(@ExchangeProperty("inquiry") Inquiry inquiry, @ExchangeException Exception trouble) {
        Question question = inquiry.question();
        report.count(question.partner(), Trouble.of(trouble));
        String wish = trouble instanceof PartnerBusyException busy ? busy.retryAfter() : null;
        Instant due = providerOf(inquiry).backOff().after(Math.max(question.answers(), 1), wish);
        inquiry.askAgain(new Question.Again(question, question.answers(), due));
    }

    /** Tells the ledger when to ask again. */
    public void settle(@Body List<Inquiry> inquiries) {
        unanswered.askAgain(
                inquiries.stream().map(Inquiry::again).filter(Objects::nonNull).toList());
    }

    private List<Inquiry> open(Provider provider, List<Question> questions) {
        List<Inquiry> inquiries = new ArrayList<>();
        List<Question.Again> later = new ArrayList<>();
        try (KeySession keys = vault.open()) {
            for (Question question : questions) {
                keys.load(question.order(), question.keys());
                open(provider, question, keys)
                        .ifPresentOrElse(inquiries::add, () -> later.add(again(provider, question)));
            }
        }
        // or they would be due for ever, and in the way of others
        unanswered.askAgain(later);
        return inquiries;
    }

    private Optional<Inquiry> open(Provider provider, Question question, KeySession keys) {
        try {
            Optional<Inquiry> inquiry = provider.inquiry(question, keys);
            if (inquiry.isEmpty()) {
                report.count(provider.partner(), "no-path");
            }
            return inquiry;
        } catch (SealBrokenException | UnknownEpochException unreadable) {
            report.unreadable(provider.partner());
            return Optional.empty();
        }
    }

    private void askAgain(Inquiry inquiry) {
        inquiry.askAgain(again(providerOf(inquiry), inquiry.question()));
    }

    private static Question.Again again(Provider provider, Question question) {
        int answers = question.answers() + 1;
        return new Question.Again(question, answers, provider.backOff().after(answers));
    }

    private Provider providerOf(Inquiry inquiry) {
        return providers.get(inquiry.question().partner());
    }
}
