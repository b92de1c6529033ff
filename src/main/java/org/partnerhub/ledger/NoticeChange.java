package org.partnerhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A notice that has become something else, in the caller's transaction.
 *
 * @param notice as it was before
 * @param code the basis of a refusal, or why it is what it is
 * @param until the day until which the partner keeps something, by which it wants to be done, or may answer what it is
 *     asked
 * @param fields what it keeps, by name
 * @param isNews false: the partner was asked once more, and nothing has come of it; that is proven, and not told
 * @param entered whether a person has entered it, and not the partner said it
 */
public record NoticeChange(
        OpenNotice notice,
        NoticeState to,
        Optional<String> code,
        Optional<LocalDate> until,
        List<String> fields,
        Instant at,
        boolean isNews,
        boolean entered) {

    /** What it has become by now, for those who have not been told. */
    public static NoticeChange sinceThen(OpenNotice notice) {
        return new NoticeChange(
                notice,
                notice.state(),
                notice.code(),
                until(notice, notice.state(), notice.until()),
                notice.fields(),
                notice.changedAt(),
                true,
                notice.entered());
    }

    static NoticeChange of(OpenNotice notice, NoticeReply reply, boolean entered, Instant at) {
        return new NoticeChange(
                notice,
                reply.state(),
                reply.code(),
                until(notice, reply.state(), reply.until()),
                reply.fields(),
                at,
                true,
                entered);
    }

    static NoticeChange of(OpenNotice notice, NoticeState to, Optional<String> code, Instant at) {
        return new NoticeChange(notice, to, code, Optional.empty(), List.of(), at, true, false);
    }

    /** The partner has got it once more, or for the first time though it was late already. */
    static NoticeChange askedAgain(OpenNotice notice, Instant at) {
        return new NoticeChange(
                notice, notice.state(), Optional.empty(), notice.lastDay(), List.of(), at, false, false);
    }

    private static Optional<LocalDate> until(OpenNotice notice, NoticeState state, Optional<LocalDate> said) {
        return state == NoticeState.SENT ? notice.lastDay() : said;
    }

    /** The same, with the last day on which the partner may answer. */
    public NoticeChange until(LocalDate day) {
        return new NoticeChange(notice, to, code, Optional.of(day), fields, at, isNews, entered);
    }

    /** For the request that has caused the notice. */
    public DeletionNews news() {
        return news(notice.requestId(), notice.orderRandomId());
    }

    /** For another request of the same order. */
    public DeletionNews newsFor(Erasure erasure) {
        return news(erasure.requestId(), erasure.randomId());
    }

    private DeletionNews news(String requestId, UUID order) {
        DeletionNews news = DeletionNews.of(requestId, "notice-" + word(), at)
                .ofOrder(order)
                .ofNotice(notice.randomId(), notice.partner())
                .until(until)
                .keeping(fields)
                .entered(entered);
        return code.map(news::because).orElse(news);
    }

    private String word() {
        if (isNews) {
            return to.text();
        }
        return notice.round() == 0 ? NoticeState.SENT.text() : "reminded";
    }
}
