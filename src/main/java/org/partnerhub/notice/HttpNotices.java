package org.partnerhub.notice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ErasureRequest;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.BackOff;
import org.partnerhub.delivery.PartnerBusyException;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.NoticeOutcome;

/** What the route template {@code http-notice} does with notices, step by step. */
public final class HttpNotices {

    /** Few at a time, so that what came of them is soon on record. */
    private static final int SLICE = 64;

    private final Catalog catalog;
    private final NoticeDesk desk;
    private final BackOff backOff;
    private final Clock clock;

    HttpNotices(Catalog catalog, NoticeDesk desk, BackOff backOff, Clock clock) {
        this.catalog = catalog;
        this.desk = desk;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** Claims what is due at this partner; null when nothing is. */
    public List<HttpAttempt> claim(String partner) {
        ErasureRequest request = request(new PartnerId(partner));
        List<HttpAttempt> attempts = desk.claimDue(new PartnerId(partner), SLICE).stream()
                .map(notice -> new HttpAttempt(
                        notice.claimed(), Release.notice(notice.claimed(), request.path(), content(request, notice))))
                .toList();
        return attempts.isEmpty() ? null : attempts;
    }

    /** The partner has answered, and not that it cannot now. */
    public void answered(
            @ExchangeProperty("attempt") HttpAttempt attempt,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Body byte[] body) {
        ErasureAnswer answer = new ErasureAnswer(
                request(attempt.claimed().partner()), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        attempt.ended(desk.answered(attempt.claimed(), answer.read(status, body)));
    }

    /** The partner cannot take it now, or cannot be reached: the same attempt is made again. */
    public void postpone(@ExchangeProperty("attempt") HttpAttempt attempt, @ExchangeException Exception trouble) {
        int number = attempt.claimed().attempt();
        Instant due = trouble instanceof PartnerBusyException busy
                ? backOff.after(number, busy.retryAfter())
                : backOff.after(number);
        attempt.ended(new NoticeOutcome.Postponed(attempt.claimed(), due));
    }

    /** Puts on record how each attempt ended. */
    public void settle(@Body List<HttpAttempt> attempts) {
        Instant now = clock.instant();
        desk.settle(attempts.stream().map(each -> each.outcome(now)).toList());
    }

    private ErasureRequest request(PartnerId partner) {
        return catalog.of(partner)
                .flatMap(contract -> contract.deletion().request())
                .orElseThrow();
    }

    private static byte[] content(ErasureRequest request, AddressedNotice notice) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(request.constants()).forEach(content::put);
        new TreeMap<>(request.keys())
                .forEach((key, source) -> content.put(
                        key,
                        switch (source) {
                            case ORDER_REFERENCE -> notice.reference().text();
                            case NOTICE_ID -> notice.claimed().randomId().toString();
                        }));
        return content.toString().getBytes(StandardCharsets.UTF_8);
    }
}
