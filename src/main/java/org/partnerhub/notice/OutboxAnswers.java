package org.partnerhub.notice;

import java.util.List;
import org.partnerhub.answers.NoticeAnswer;
import org.partnerhub.answers.NoticeAnswers;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.NoticeFiles;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.Notices;

/** What carriers answer to notices by files in their outboxes. */
final class OutboxAnswers implements NoticeAnswers {

    private final NoticeFiles files;
    private final NoticeDesk desk;

    OutboxAnswers(NoticeFiles files, NoticeDesk desk) {
        this.files = files;
        this.desk = desk;
    }

    @Override
    public boolean hasSent(PartnerId partner, String file) {
        return files.isKnown(partner, file);
    }

    @Override
    public boolean take(PartnerId partner, List<NoticeAnswer> answers) {
        return desk.answer(
                partner,
                answers.stream()
                        .map(each -> new Notices.Answer(each.notice(), reply(each)))
                        .toList());
    }

    private static NoticeReply reply(NoticeAnswer answer) {
        return switch (answer.result()) {
            case COMPLETED -> NoticeReply.completed();
            case NO_MATCH -> NoticeReply.noMatch();
            case PARTIAL ->
                NoticeReply.partial(answer.basis().orElseThrow(), answer.until().orElseThrow(), answer.fields());
            case REFUSED ->
                NoticeReply.refused(answer.basis().orElseThrow(), answer.until().orElseThrow(), answer.fields());
        };
    }
}
