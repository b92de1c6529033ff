package org.partnerhub.deletion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.ledger.DeletionRequests.Ready;
import org.partnerhub.ledger.DeletionRequests.Standing;
import org.partnerhub.ledger.DeletionRequests.Step;
import org.partnerhub.ledger.Erasing.Shredding;
import org.partnerhub.ledger.Erasure;
import org.partnerhub.ledger.Erasures.Held;
import org.partnerhub.ledger.Erasures.Stage;
import org.partnerhub.ledger.FoundOrder;
import org.partnerhub.ledger.Unreadable;
import org.partnerhub.proof.Chronicle.Final;
import org.partnerhub.vault.Pseudonyms;

/**
 * Brings deletions further, a batch at a time, until nothing is left that can be done now. A request stands until all is
 * read that had been published when it came: an order may come up that was on its way.
 */
public final class Sweep {

    private static final int BATCH = 200;

    private final DeletionTables tables;
    private final Holders holders;
    private final OrderTopic orders;
    private final Pseudonyms pseudonyms;
    private final Abandoned abandoned;
    private final Clock clock;

    Sweep(DeletionTables tables, OrderTopic orders, Pseudonyms pseudonyms, Abandoned abandoned, Clock clock) {
        this.tables = tables;
        this.holders = new Holders(tables);
        this.orders = orders;
        this.abandoned = abandoned;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Finds what requests are of, and ends the search of those of which nothing can come up any more. */
    public void search() {
        List<Standing> standing = tables.requests().standing();
        if (standing.isEmpty()) {
            return;
        }
        // what is on record need not wait for Kafka
        repeat(this::find);
        List<Standing> asking =
                standing.stream().filter(each -> each.reach().isEmpty()).toList();
        if (!asking.isEmpty()) {
            // only now: what is published from here on finds their tombstones
            String end = orders.end().toString();
            tables.requests().commit(() -> tables.requests().setReach(ids(asking), end));
        }
        Reach read = orders.read();
        repeat(this::find);
        List<Standing> over = standing.stream()
                .filter(each -> each.reach().map(Reach::of).filter(read::covers).isPresent())
                .toList();
        if (!over.isEmpty()) {
            tables.requests().commit(() -> tables.requests().swept(ids(over), clock.instant()));
        }
    }

    /** Erases what is due, and tells the holders of what has become effective. */
    public void advance() {
        repeat(this::hold);
        repeat(this::ripen);
        repeat(this::erase);
        tables.requests().commit(() -> abandoned.end(clock.instant()));
        repeat(this::takeEffect);
        forgetReferences();
        repeat(this::becomeFinal);
        repeat(this::forget);
        go(Step.TO_EFFECTIVE);
        go(Step.TO_COMPLETED);
        go(Step.TO_FINAL);
    }

    /** How many orders are erased next: nothing puts them off any more. */
    public long next() {
        return tables.erasures().next(today(clock.instant()));
    }

    private int find() {
        List<FoundOrder> found = tables.erasures().find(BATCH);
        tables.requests().commit(() -> {
            Instant now = clock.instant();
            List<DeletionNews> news = new ArrayList<>();
            found.stream()
                    .filter(each -> !each.isTheirs())
                    .forEach(each -> news.add(
                            DeletionNews.of(each.requestId(), "refused", now).because("not-this-customer")));
            Set<Long> open = found.stream()
                    .filter(each -> !each.isOver())
                    .map(FoundOrder::order)
                    .collect(Collectors.toSet());
            tables.erasures().add(found, tables.ids(), now).stream()
                    .filter(each -> open.contains(each.order()))
                    .forEach(each -> news.add(of(each, "deferred", now)));
            tables.chronicle().tell(news);
        });
        return found.size();
    }

    private int hold() {
        Instant now = clock.instant();
        List<Held> held = tables.erasures().newlyHeld(today(now), BATCH);
        tables.requests().commit(() -> {
            tables.chronicle().tell(holdUp(held, now));
        });
        return held.size();
    }

    /** @return what is told of it */
    private List<DeletionNews> holdUp(List<Held> held, Instant now) {
        tables.erasures().move(held.stream().map(Held::erasure).toList(), Stage.HELD, now);
        return held.stream()
                .map(each ->
                        of(each.erasure(), "held", now).because(each.basis()).until(Optional.of(each.until())))
                .toList();
    }

    private int ripen() {
        Instant now = clock.instant();
        List<Erasure> ripe = tables.erasures().ripe(today(now), BATCH);
        tables.requests().commit(() -> tables.erasures().ripen(ripe, now));
        return ripe.size();
    }

    private int erase() {
        List<Erasure> due = new ArrayList<>();
        tables.requests().commit(() -> {
            Instant now = clock.instant();
            due.addAll(tables.erasures().lockDue(BATCH));
            if (!due.isEmpty()) {
                Shredding shredding = tables.erasing().shred(due, pseudonyms::tombstone, now);
                List<DeletionNews> news = new ArrayList<>(holdUp(shredding.held(), now));
                shredding.erased().forEach(each -> news.add(of(each, "erased", now)));
                tables.chronicle().tell(news);
            }
        });
        return due.size();
    }

    private int takeEffect() {
        List<Erasure> quiet = new ArrayList<>();
        tables.requests().commit(() -> {
            Instant now = clock.instant();
            quiet.addAll(tables.erasures().lockQuiet(BATCH));
            if (!quiet.isEmpty()) {
                quiet.removeAll(tables.erasing().suppress(quiet, now));
                tables.erasures().move(quiet, Stage.EFFECTIVE, now);
                List<DeletionNews> news = new ArrayList<>();
                quiet.forEach(each -> news.add(of(each, "effective", now)));
                news.addAll(holders.ask(quiet, now));
                tables.chronicle().tell(news, holders.copies(quiet, now));
            }
        });
        return quiet.size();
    }

    private void forgetReferences() {
        tables.requests().commit(() -> {
            Instant now = clock.instant();
            tables.chronicle()
                    .prove(tables.erasing().shredReferences(now).stream()
                            .map(each -> of(each, "reference-erased", now))
                            .toList());
        });
    }

    private int becomeFinal() {
        List<Unreadable> unreadable = new ArrayList<>();
        tables.requests().commit(() -> {
            Instant now = clock.instant();
            unreadable.addAll(tables.erasures().lockUnreadable(BATCH));
            tables.erasures().move(unreadable.stream().map(Unreadable::erasure).toList(), Stage.FINAL, now);
            tables.chronicle()
                    .tellFinal(unreadable.stream()
                            .map(each -> new Final(of(each.erasure(), "final", now), each.since()))
                            .toList());
        });
        return unreadable.size();
    }

    /** What no copy can bring back any more is in the chain of proof alone. */
    private int forget() {
        List<Erasure> forgotten = new ArrayList<>();
        tables.requests().commit(() -> {
            forgotten.addAll(tables.erasures().lockForgotten(BATCH));
            tables.erasures().remove(forgotten);
        });
        return forgotten.size();
    }

    private void go(Step step) {
        repeat(() -> {
            List<Ready> ready = tables.requests().ready(step, BATCH);
            tables.requests().commit(() -> {
                Instant now = clock.instant();
                tables.requests().go(step, ready, now);
                tables.chronicle()
                        .tell(ready.stream()
                                .filter(each -> each.orders() > 0 || step == Step.TO_COMPLETED)
                                .filter(each -> each.shreds() || step != Step.TO_FINAL)
                                .map(each -> DeletionNews.of(
                                        each.requestId(), each.orders() > 0 ? step.to() : "nothing-held", now))
                                .toList());
            });
            return ready.size();
        });
    }

    private static void repeat(IntSupplier step) {
        int moved = step.getAsInt();
        while (moved > 0) {
            moved = step.getAsInt();
        }
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static DeletionNews of(Erasure erasure, String state, Instant now) {
        return DeletionNews.of(erasure, state, now);
    }

    private static List<Long> ids(List<Standing> requests) {
        return requests.stream().map(Standing::id).toList();
    }
}
