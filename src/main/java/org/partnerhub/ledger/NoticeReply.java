package org.partnerhub.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What became of telling a partner. It holds no free text of the partner's.
 *
 * @param state what the notice becomes, if it may
 * @param code the basis of a refusal, or why it failed
 * @param until the day until which the partner keeps something, or by which it wants to be done
 * @param fields what it keeps, by name; none: all
 */
public record NoticeReply(NoticeState state, Optional<String> code, Optional<LocalDate> until, List<String> fields) {

    private static final int MAX_LENGTH = 2000;

    public NoticeReply {
        code.ifPresent(Reasons::check);
        fields = List.copyOf(fields);
        if (state == NoticeState.QUEUED || state == NoticeState.OVERDUE) {
            throw new IllegalArgumentException("no partner replies that it was not told, or is late");
        }
        if (state != NoticeState.ACKNOWLEDGED && until.isPresent() != state.isKept()) {
            throw new IllegalArgumentException("what is kept is kept until a day, and nothing else is");
        }
        if (code.isPresent() != (state.isKept() || state == NoticeState.FAILED)) {
            throw new IllegalArgumentException("a refusal has a basis, a failure a code, and nothing else has either");
        }
        if (!fields.isEmpty() && !state.isKept() || fields.isEmpty() && state == NoticeState.PARTIAL) {
            throw new IllegalArgumentException("fields are named where a part is kept");
        }
        if (String.join(" ", fields).length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the names of the fields are too long together");
        }
    }

    /** The partner has it, and says nothing. */
    public static NoticeReply sent() {
        return plain(NoticeState.SENT);
    }

    public static NoticeReply acknowledged() {
        return plain(NoticeState.ACKNOWLEDGED);
    }

    /** @param due when the partner wants to be done, if it says so */
    public static NoticeReply acknowledged(Optional<LocalDate> due) {
        return new NoticeReply(NoticeState.ACKNOWLEDGED, Optional.empty(), due, List.of());
    }

    public static NoticeReply completed() {
        return plain(NoticeState.COMPLETED);
    }

    public static NoticeReply noMatch() {
        return plain(NoticeState.NO_MATCH);
    }

    public static NoticeReply cancelled() {
        return plain(NoticeState.CANCELLED);
    }

    /** @param fields what is kept; none: all */
    public static NoticeReply refused(String basis, LocalDate until, List<String> fields) {
        return new NoticeReply(NoticeState.REFUSED, Optional.of(basis), Optional.of(until), fields);
    }

    public static NoticeReply partial(String basis, LocalDate until, List<String> fields) {
        return new NoticeReply(NoticeState.PARTIAL, Optional.of(basis), Optional.of(until), fields);
    }

    public static NoticeReply failed(String code) {
        return new NoticeReply(NoticeState.FAILED, Optional.of(code), Optional.empty(), List.of());
    }

    private static NoticeReply plain(NoticeState state) {
        return new NoticeReply(state, Optional.empty(), Optional.empty(), List.of());
    }
}
