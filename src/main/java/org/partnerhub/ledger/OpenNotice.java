package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;

/**
 * A notice whose answer is not final.
 *
 * @param randomId what stands for it at the partner and wherever it is told of
 * @param askedAs what stands for it at a partner that takes each request but once: the random id, or another one since the day
 *     of a refusal is over
 * @param requestId the shop's id of the request, or one of the hub's own
 * @param orderRandomId what stands for the order wherever it is told of
 * @param reason a code of {@code deletion_request.reason}
 * @param urgent a guardian asked, or the order is a minor's
 * @param attempts how often it was claimed to be sent
 * @param round how often the partner has got it
 * @param answerBy when the time to answer is over; null until the contract was looked at, as {@code remindAt}
 * @param code the basis of a refusal, or why it failed
 * @param until the day until which the partner keeps something, or by which it wants to be done
 * @param entered whether a person has entered that it stands so, and not the partner said it
 * @param changedAt since when it has stood so
 */
public record OpenNotice(
        long id,
        UUID randomId,
        UUID askedAs,
        String requestId,
        long order,
        UUID orderRandomId,
        PartnerId partner,
        String reason,
        NoticeState state,
        boolean urgent,
        Long claim,
        int attempts,
        int round,
        Instant answerBy,
        Instant remindAt,
        Optional<String> code,
        Optional<LocalDate> until,
        List<String> fields,
        boolean entered,
        Instant createdAt,
        Instant changedAt) {

    static final String SELECT = "select n.id, n.random_id,"
            + " coalesce(n.asked_as, n.random_id) as asked_as, r.request_id, n.order_id, n.order_random, n.partner,"
            + " n.reason, n.state, n.urgent, n.claim, n.attempts, n.round, n.answer_by, n.remind_at, n.code,"
            + " n.until_day, n.fields, n.entered, n.created_at, n.changed_at";
    static final String FROM = " from notice n join deletion_request r on r.id = n.request_id";

    /** Guardians' and minors' first. */
    static final String ORDER = " order by n.urgent desc, n.due_at, n.id";

    static OpenNotice read(ResultSet row, int number) throws SQLException {
        String fields = row.getString("fields");
        return new OpenNotice(
                row.getLong("id"),
                row.getObject("random_id", UUID.class),
                row.getObject("asked_as", UUID.class),
                row.getString("request_id"),
                row.getLong("order_id"),
                row.getObject("order_random", UUID.class),
                new PartnerId(row.getString("partner")),
                row.getString("reason"),
                NoticeState.of(row.getString("state")),
                row.getBoolean("urgent"),
                row.getObject("claim", Long.class),
                row.getInt("attempts"),
                row.getInt("round"),
                Database.instant(row, "answer_by"),
                Database.instant(row, "remind_at"),
                Optional.ofNullable(row.getString("code")),
                Optional.ofNullable(row.getObject("until_day", LocalDate.class)),
                fields == null ? List.of() : List.of(fields.split(" ")),
                row.getBoolean("entered"),
                Database.instant(row, "created_at"),
                Database.instant(row, "changed_at"));
    }

    /** The last day of a time that is over at this instant, the first one of the next day. */
    public static LocalDate lastDay(Instant over) {
        return LocalDate.ofInstant(over, ZoneOffset.UTC).minusDays(1);
    }

    /** The last day on which the partner may answer; absent until the contract was looked at. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(answerBy).map(OpenNotice::lastDay);
    }

    /** Whether the reply says nothing that is not on record. */
    boolean isAsIn(NoticeReply reply) {
        return state == reply.state()
                && code.equals(reply.code())
                && until.equals(reply.until())
                && fields.equals(reply.fields());
    }
}
