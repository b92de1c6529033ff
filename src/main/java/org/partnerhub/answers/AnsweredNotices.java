package org.partnerhub.answers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;

/** Answers to notices, handed to whoever keeps the notices. */
final class AnsweredNotices implements Answered {

    private final Map<PartnerId, NoticeAnswerReader> readers;
    private final Optional<NoticeAnswers> notices;

    /** @param notices absent while the hub sends no files of notices */
    AnsweredNotices(Map<PartnerId, NoticeAnswerReader> readers, Optional<NoticeAnswers> notices) {
        this.readers = Map.copyOf(readers);
        this.notices = notices;
    }

    @Override
    public Asked asked(PartnerId partner, AnswerName name) {
        return notices.filter(kept -> kept.hasSent(partner, name.answered())).isPresent() ? Asked.YES : Asked.NEVER;
    }

    @Override
    public String take(PartnerId partner, AnswerName name, byte[] content) {
        List<NoticeAnswer> answers = readers.get(partner).read(content);
        if (notices.isEmpty() || !notices.get().take(partner, answers)) {
            throw new FaultyAnswerException(Fault.NOT_ASKED);
        }
        return "notices";
    }
}
