package org.partnerhub.deletion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.ledger.Erasure;
import org.partnerhub.ledger.Holding;
import org.partnerhub.ledger.NewNotice;
import org.partnerhub.ledger.NoticeChange;
import org.partnerhub.ledger.NoticeState;
import org.partnerhub.ledger.Notices.Shared;
import org.partnerhub.ledger.OpenNotice;
import org.partnerhub.proof.Chronicle;
import org.partnerhub.proof.Chronicle.Copy;

/**
 * Has those asked who hold what is deleted, each once, and finds what there is to say of it to each request: a partner that
 * one request has had asked is not asked again for another. All in a transaction of the caller's.
 */
final class Holders {

    private final DeletionTables tables;

    Holders(DeletionTables tables) {
        this.tables = tables;
    }

    /** All holders of orders whose deletion has become effective. */
    List<DeletionNews> ask(List<Erasure> effective, Instant now) {
        tables.answerTimes()
                .hurry(
                        effective.stream()
                                .filter(Erasure::urgent)
                                .map(Erasure::order)
                                .toList(),
                        now);
        List<DeletionNews> news = new ArrayList<>();
        tables.notices().queue(effective, "deletion", now).forEach(each -> news.add(queued(each, now)));
        tables.notices().shared(effective).stream().flatMap(this::askedBefore).forEach(news::add);
        return news;
    }

    /** One partner alone, of orders that stay. */
    List<DeletionNews> askAt(PartnerId partner, List<Erasure> orders, String reason, Instant now) {
        return tables.notices().queueAt(partner, orders, reason, now).stream()
                .map(each -> queued(each, now))
                .toList();
    }

    /** Who held what of these orders since when. */
    List<Copy> copies(Collection<Erasure> erasures, Instant now) {
        return copies(erasures, holding -> true, now);
    }

    /** What one partner held. */
    List<Copy> copiesAt(PartnerId partner, Collection<Erasure> erasures, Instant now) {
        return copies(erasures, holding -> holding.partner().equals(partner), now);
    }

    private List<Copy> copies(Collection<Erasure> erasures, Predicate<Holding> at, Instant now) {
        Map<Long, List<Erasure>> byOrder = erasures.stream().collect(Collectors.groupingBy(Erasure::order));
        return tables.holdings().ofOrders(byOrder.keySet()).stream()
                .filter(at)
                .flatMap(holding -> byOrder.get(holding.order()).stream()
                        .map(erasure -> new Copy(DeletionNews.of(erasure, "effective", now), holding)))
                .toList();
    }

    private DeletionNews queued(NewNotice notice, Instant now) {
        return DeletionNews.of(notice.of(), "notice-queued", now)
                .ofNotice(notice.randomId(), notice.partner())
                .until(Optional.of(tables.answerTimes().lastDay(notice.partner(), notice.urgent(), now)));
    }

    /** Since when the partner has been asked, and what has become of that. */
    private Stream<DeletionNews> askedBefore(Shared shared) {
        OpenNotice notice = shared.notice();
        DeletionNews queued = DeletionNews.of(shared.erasure(), "notice-queued", notice.createdAt())
                .ofNotice(notice.randomId(), notice.partner())
                .until(Optional.of(tables.answerTimes().lastDay(notice)))
                .because(Chronicle.ASKED_BEFORE);
        return notice.state() == NoticeState.QUEUED
                ? Stream.of(queued)
                : Stream.of(queued, NoticeChange.sinceThen(notice).newsFor(shared.erasure()));
    }
}
