package org.partnerhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A notice that has become something else, in the caller's transaction.
 *
 * @param notice as it was before
 * @param code the basis of a refusal, or why it is what it is
 * @param until the day until which the partner keeps something, or by which it wants to be done
 * @param fields what it keeps, by name
 */
public record NoticeChange(
        OpenNotice notice,
        NoticeState to,
        Optional<String> code,
        Optional<LocalDate> until,
        List<String> fields,
        Instant at) {

    static NoticeChange of(OpenNotice notice, NoticeReply reply, Instant at) {
        return new NoticeChange(notice, reply.state(), reply.code(), reply.until(), reply.fields(), at);
    }

    static NoticeChange of(OpenNotice notice, NoticeState to, Optional<String> code, Instant at) {
        return new NoticeChange(notice, to, code, Optional.empty(), List.of(), at);
    }
}
