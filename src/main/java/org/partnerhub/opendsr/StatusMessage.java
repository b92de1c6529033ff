package org.partnerhub.opendsr;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.event.StrictObject;
import org.partnerhub.ledger.NoticeReply;

/**
 * What a partner says of one request (OpenDSR 2.0, 7.3, 8.3 and 9). Nothing else of the message is read: {@code
 * encoded_request} holds the reference.
 *
 * @param request the number under which the partner was asked
 * @param status absent in the answer to a new request
 * @param due when the partner wants to be done; absent when that is not said so that it can be read
 */
record StatusMessage(UUID request, Optional<String> status, Optional<LocalDate> due) {

    private static final int LAST_YEAR = 9999;

    /** Empty when it names no request. */
    static Optional<StatusMessage> read(byte[] body) {
        return StrictObject.read(body).flatMap(message -> text(message, "subject_request_id")
                .flatMap(StatusMessage::id)
                .map(id -> new StatusMessage(
                        id,
                        text(message, "request_status"),
                        text(message, "expected_completion_time").flatMap(StatusMessage::day))));
    }

    /** What becomes of the notice; empty when it is no status that OpenDSR knows. */
    Optional<NoticeReply> reply() {
        return status.flatMap(text -> switch (text) {
            case "pending", "in_progress" -> Optional.of(NoticeReply.acknowledged(due));
            case "completed" -> Optional.of(NoticeReply.completed());
            // the copy is still there
            case "cancelled" -> Optional.of(NoticeReply.failed("cancelled-by-partner"));
            default -> Optional.empty();
        });
    }

    /** The same for an answer to a new request, which need not say that it is pending. */
    Optional<NoticeReply> replyToNew() {
        return status.isEmpty() ? Optional.of(NoticeReply.acknowledged(due)) : reply();
    }

    private static Optional<String> text(JsonNode message, String key) {
        return Optional.ofNullable(message.path(key).textValue());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** In UTC; some write the time without saying where. */
    private static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = text.length() > "2026-11-20T08:15:30".length() && text.matches(".*([Zz]|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate()
                    : LocalDateTime.parse(text).toLocalDate();
            return Optional.of(day).filter(each -> each.getYear() > 0 && each.getYear() <= LAST_YEAR);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
