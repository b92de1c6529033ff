package org.partnerhub.opendsr;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.BackOff;
import org.partnerhub.delivery.PartnerBusyException;
import org.partnerhub.egress.Answer;
import org.partnerhub.ledger.NoticeOutcome;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.notice.NoticeDesk;

/** What the route template {@code opendsr-notice} does with notices, step by step. */
public final class OpenDsrNotices {

    /** Few at a time, so that what came of them is soon on record. */
    private static final int SLICE = 64;

    private static final int UNKNOWN = 404;

    private final Processors processors;
    private final NoticeDesk desk;
    private final Replies replies;
    private final BackOff backOff;
    private final Clock clock;

    OpenDsrNotices(Processors processors, NoticeDesk desk, Replies replies, BackOff backOff, Clock clock) {
        this.processors = processors;
        this.desk = desk;
        this.replies = replies;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** Claims what is due at this partner; null when nothing is. */
    public List<OpenDsrAttempt> claim(String partner) {
        Processor processor = processors.of(new PartnerId(partner)).orElseThrow();
        List<OpenDsrAttempt> attempts = desk.claimDue(processor.partner(), SLICE).stream()
                .map(processor::attempt)
                .toList();
        return attempts.isEmpty() ? null : attempts;
    }

    /** The partner was asked how far it is. If it does not know of the request, that is still to be made. */
    public void asked(
            @ExchangeProperty("attempt") OpenDsrAttempt attempt,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header(OpenDsr.DOMAIN_HEADER) Object domain,
            @Header(OpenDsr.SIGNATURE_HEADER) Object signature,
            @Body Answer answer) {
        if (status != UNKNOWN) {
            SignedAnswer signed = new SignedAnswer(status, domain, signature, answer.content());
            ended(attempt, replies.toQuestion(processor(attempt), attempt.claimed(), signed));
        }
    }

    /** The request was made, and the partner has answered. */
    public void created(
            @ExchangeProperty("attempt") OpenDsrAttempt attempt,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header(OpenDsr.DOMAIN_HEADER) Object domain,
            @Header(OpenDsr.SIGNATURE_HEADER) Object signature,
            @Body byte[] body) {
        SignedAnswer signed = new SignedAnswer(status, domain, signature, body);
        ended(attempt, replies.toRequest(processor(attempt), attempt.claimed(), signed));
    }

    /** The partner cannot take it now, or cannot be reached: the same attempt is made again. */
    public void postpone(@ExchangeProperty("attempt") OpenDsrAttempt attempt, @ExchangeException Exception trouble) {
        String wish = trouble instanceof PartnerBusyException busy ? busy.retryAfter() : null;
        Instant due = backOff.after(attempt.claimed().attempt(), wish);
        attempt.ended(new NoticeOutcome.Postponed(attempt.claimed(), due));
    }

    /** Puts on record how each attempt ended. */
    public void settle(@Body List<OpenDsrAttempt> attempts) {
        Instant now = clock.instant();
        desk.settle(attempts.stream().map(each -> each.outcome(now)).toList());
    }

    private void ended(OpenDsrAttempt attempt, NoticeReply reply) {
        attempt.ended(desk.answered(attempt.claimed(), reply));
    }

    private Processor processor(OpenDsrAttempt attempt) {
        return processors.of(attempt.claimed().partner()).orElseThrow();
    }
}
