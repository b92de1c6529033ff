package org.partnerhub.management;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.Notices;
import org.partnerhub.notice.NoticeDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * Deletion notices that are open; and a person's word about one, which is named by its random id: what a partner answered in
 * a letter, or that it is given up.
 */
@WebEndpoint(id = "notices")
final class NoticesEndpoint {

    private static final Logger log = LoggerFactory.getLogger(NoticesEndpoint.class);

    private final Notices notices;
    private final NoticeDesk desk;
    private final Clock clock;

    NoticesEndpoint(Notices notices, NoticeDesk desk, Clock clock) {
        this.notices = notices;
        this.desk = desk;
        this.clock = clock;
    }

    record Open(String partner, String state, int notices, Instant oldest) {}

    record Settled(boolean settled) {}

    record Problem(String problem) {}

    @ReadOperation
    List<Open> open() {
        return notices.standing().stream()
                .map(each -> new Open(each.partner().text(), each.state().text(), each.notices(), each.oldest()))
                .toList();
    }

    /** @param answer {@code completed}, {@code no-match}, {@code cancelled}, or {@code refused} with basis and day */
    @WriteOperation
    WebEndpointResponse<?> settle(UUID notice, String answer, @Nullable String basis, @Nullable LocalDate until) {
        NoticeReply reply;
        try {
            reply = reply(answer, basis, until);
        } catch (IllegalArgumentException wrong) {
            return new WebEndpointResponse<>(
                    new Problem("answer with completed, no-match or cancelled, or with refused, a basis of 2 to 40"
                            + " lower-case letters, digits, hyphens (not five digits in a row), and the day until which it counts,"
                            + " which must not be over"),
                    WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        boolean settled = desk.decide(notice, reply);
        log.atInfo()
                .addKeyValue("command", "settle-notice")
                .addKeyValue("by", "operator")
                .addKeyValue("notice", notice)
                .addKeyValue("answer", reply.state().text())
                .addKeyValue("done", settled)
                .log("A person's word about a deletion notice");
        return settled
                ? new WebEndpointResponse<>(new Settled(true))
                : new WebEndpointResponse<>(
                        new Problem("no such notice is open, or it cannot become that"),
                        WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private NoticeReply reply(String answer, String basis, LocalDate until) {
        boolean kept = basis != null && until != null && !until.isBefore(today());
        if (kept != answer.equals("refused") || !kept && (basis != null || until != null)) {
            throw new IllegalArgumentException("a refusal has a basis and a day to come, and nothing else has either");
        }
        return switch (answer) {
            case "completed" -> NoticeReply.completed();
            case "no-match" -> NoticeReply.noMatch();
            case "cancelled" -> NoticeReply.cancelled();
            case "refused" -> NoticeReply.refused(basis, until, List.of());
            default -> throw new IllegalArgumentException("nobody answers so");
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
