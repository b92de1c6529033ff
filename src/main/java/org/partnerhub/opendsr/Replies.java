package org.partnerhub.opendsr;

import java.util.Optional;
import java.util.function.Function;
import org.partnerhub.ledger.ClaimedNotice;
import org.partnerhub.ledger.NoticeReply;

/** What an answer means for a notice. Nothing of it is read before it is known to be the partner's. */
final class Replies {

    private final Report report;

    Replies(Report report) {
        this.report = report;
    }

    NoticeReply toQuestion(Processor processor, ClaimedNotice notice, SignedAnswer answer) {
        return read(processor, notice, answer, StatusMessage::reply);
    }

    NoticeReply toRequest(Processor processor, ClaimedNotice notice, SignedAnswer answer) {
        return read(processor, notice, answer, StatusMessage::replyToNew);
    }

    private NoticeReply read(
            Processor processor,
            ClaimedNotice notice,
            SignedAnswer answer,
            Function<StatusMessage, Optional<NoticeReply>> meaning) {
        if (!answer.isSuccess()) {
            return NoticeReply.failed("refused-" + answer.status());
        }
        Seal seal = processor.certificates().check(answer.domain(), answer.signature(), answer.body());
        if (seal != Seal.GENUINE) {
            report.notBelieved(processor.partner(), seal, answer.body().length);
            return NoticeReply.failed(seal == Seal.NOT_GENUINE ? "answer-not-genuine" : seal.code());
        }
        return StatusMessage.read(answer.body())
                .filter(message -> message.request().equals(notice.askedAs()))
                .flatMap(meaning)
                .orElse(NoticeReply.failed("answer-not-understood"));
    }
}
