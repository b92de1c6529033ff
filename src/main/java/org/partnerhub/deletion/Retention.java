package org.partnerhub.deletion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.ledger.Erasure;
import org.partnerhub.ledger.Reassignment;
import org.partnerhub.ledger.Retirement;
import org.partnerhub.ledger.Retirement.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for deletions that nobody else asks for, in batches: of orders whose time has run out, of copies at a partner that an
 * order was moved away from, and of all copies at a partner whose agreement has ended. What was missed while the hub stood
 * still is caught up with.
 */
public final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 200;

    /** All orders are looked at, and a person reads what is reported. */
    private static final Duration LOOK_EVERY = Duration.ofDays(1);

    private final DeletionTables tables;
    private final Holders holders;
    private final Retirement retirement;
    private final Catalog catalog;
    private final DeletionProperties properties;
    private final Clock clock;
    private final Map<PartnerId, LocalDate> ended = new HashMap<>();
    private Instant lookAgain = Instant.MIN;

    Retention(
            DeletionTables tables, Retirement retirement, Catalog catalog, DeletionProperties properties, Clock clock) {
        this.tables = tables;
        this.holders = new Holders(tables);
        this.retirement = retirement;
        this.catalog = catalog;
        this.properties = properties;
        this.clock = clock;
    }

    /** Orders that were closed long enough ago. */
    public void retire() {
        List<Long> closed = new ArrayList<>();
        do {
            closed.clear();
            tables.requests().commit(() -> {
                Instant now = clock.instant();
                closed.addAll(retirement.lockClosed(before(now, properties.keep()), today(now), BATCH));
                retirement.retire(closed, now).ifPresent(id -> tables.chronicle()
                        .tell(List.of(DeletionNews.of(id, "received", now).because(Reason.RETENTION.text()))));
            });
        } while (!closed.isEmpty());
    }

    /** Orders that never close, once a day: they are reported, and count as closed from then on. */
    public void lookForSilence() {
        Instant now = clock.instant();
        if (now.isBefore(lookAgain)) {
            return;
        }
        Instant since = before(now, properties.silence());
        List<Long> silent = silent(since);
        if (!silent.isEmpty()) {
            log.atWarn()
                    .addKeyValue("orders", silent.size())
                    .addKeyValue("silence", properties.silence())
                    .log("Orders have not been closed and nothing has come of them for long; they count as closed");
        }
        for (int from = 0; from < silent.size(); from += BATCH) {
            countAsClosed(silent.subList(from, Math.min(from + BATCH, silent.size())), since);
        }
        lookAgain = now.plus(LOOK_EVERY);
    }

    private List<Long> silent(Instant since) {
        List<Long> silent = new ArrayList<>();
        List<Long> page = retirement.silent(since, 0, BATCH);
        while (!page.isEmpty()) {
            silent.addAll(page);
            page = retirement.silent(since, page.get(page.size() - 1), BATCH);
        }
        return silent;
    }

    /** Whoever asked for the deletion of one of them is told before it is erased. */
    private void countAsClosed(List<Long> orders, Instant since) {
        tables.requests().commit(() -> {
            Instant now = clock.instant();
            List<Long> counted = retirement.countAsClosed(orders, since, now);
            tables.chronicle()
                    .tell(tables.erasures().deferred(counted).stream()
                            .map(each -> DeletionNews.of(each.requestId(), "deferred", now)
                                    .ofOrder(each.randomId())
                                    .because("silent"))
                            .toList());
        });
    }

    /** Copies at partners that orders were moved away from. */
    public void reassign() {
        List<Reassignment> moved = new ArrayList<>();
        do {
            moved.clear();
            tables.requests().commit(() -> {
                moved.addAll(retirement.reassigned(today(clock.instant()), BATCH));
                retirement.forget(moved);
                moved.stream()
                        .collect(Collectors.groupingBy(
                                Reassignment::partner, Collectors.mapping(Reassignment::order, Collectors.toList())))
                        .forEach((partner, orders) -> ask(Reason.REASSIGNED, partner, orders));
            });
        } while (!moved.isEmpty());
    }

    /** All copies at partners whose agreement ended a while ago and was not renewed; each partner is looked at once a day. */
    public void endAgreements() {
        LocalDate today = today(clock.instant());
        for (Contract contract : catalog.contracts()) {
            PartnerId partner = contract.partner();
            LocalDate end = contract.agreement().validUntil().plus(properties.agreementGrace());
            if (end.isBefore(today) && !today.equals(ended.get(partner))) {
                endAgreement(partner);
                ended.put(partner, today);
            }
        }
    }

    private void endAgreement(PartnerId partner) {
        long above = 0;
        List<Long> held = retirement.heldBy(partner, above, BATCH);
        while (!held.isEmpty()) {
            List<Long> batch = held;
            tables.requests().commit(() -> ask(Reason.AGREEMENT_ENDED, partner, batch));
            above = batch.get(batch.size() - 1);
            held = retirement.heldBy(partner, above, BATCH);
        }
    }

    private void ask(Reason reason, PartnerId partner, Collection<Long> orders) {
        Instant now = clock.instant();
        List<Erasure> erasures = retirement.atOnePartner(reason, orders, now);
        List<DeletionNews> news = new ArrayList<>();
        erasures.stream()
                .map(Erasure::requestId)
                .distinct()
                .forEach(id -> news.add(DeletionNews.of(id, "received", now).because(reason.text())));
        news.addAll(holders.askAt(partner, erasures, reason.text(), now));
        tables.chronicle().tell(news, holders.copiesAt(partner, erasures, now));
    }

    private static Instant before(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
