package org.partnerhub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.sandbox.Outcomes.Outcome;

/** Waits until it is clear how the run went, and says so. */
final class Verdict {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final SandboxEnvironment environment;
    private final Outcomes outcomes;
    private final Books books;
    private final Optional<Stillness> stillness;
    private final Duration absence;

    /**
     * @param stillness of a hub in this process, which can be looked at
     * @param absence how long partners are away at first: nothing may be heard of them in that time
     */
    Verdict(
            SandboxEnvironment environment,
            Outcomes outcomes,
            Books books,
            Optional<Stillness> stillness,
            Duration absence) {
        this.environment = environment;
        this.outcomes = outcomes;
        this.books = books;
        this.stillness = stillness;
        this.absence = absence;
    }

    /** Returns when all is settled, or when nothing happens any more. */
    void await() throws InterruptedException {
        stillness.ifPresent(Stillness::disturb);
        new Settlement(this::changes, this::isSettled).await(PATIENCE.plus(absence));
    }

    /** Has the deletion proven that has come furthest. */
    Optional<Proven> prove(Auditor auditor) throws IOException, InterruptedException {
        Optional<String> request = books.deletions().furthest();
        return request.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        auditor.prove(request.get(), environment.folder().root().resolve("receipt.json")));
    }

    private long changes() {
        return outcomes.changes()
                + books.payments().changes()
                + books.deletions().changes()
                + posted()
                + answered()
                + notices()
                + (isStill() ? 1 : 0);
    }

    private boolean isStill() {
        return stillness.stream().allMatch(Stillness::isReached);
    }

    private boolean isSettled() {
        List<ProviderDesk> desks = environment.partners().desks();
        return isStill()
                && outcomes.all().stream().allMatch(Outcome::isSettled)
                && desks.stream().allMatch(ProviderDesk::isIdle)
                && books.payments().against(desks, outcomes::isForgotten).isEven()
                && books.answers()
                        .against(environment.partners().carrierDesks(), outcomes::isForgotten)
                        .isEven()
                && books.deletions().against(notices(), inOutboxes()).isEven();
    }

    private long posted() {
        return environment.partners().desks().stream()
                .mapToLong(desk -> desk.posted() + desk.forged())
                .sum();
    }

    private long answered() {
        return books.answers().changes()
                + environment.partners().carrierDesks().stream()
                        .mapToLong(desk -> desk.answered() + desk.taken())
                        .sum();
    }

    private Set<String> inOutboxes() {
        return environment.partners().carrierDesks().stream()
                .flatMap(desk -> desk.notices().stream())
                .collect(Collectors.toSet());
    }

    /** How many notices partners have got. */
    private long notices() {
        long notices = 0;
        try {
            for (PartnerId partner : environment.partners().addresses().keySet()) {
                notices += environment.partners().of(partner).notices();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return notices;
    }

    /** @param proven the deletion that was proven, if one was */
    Summary summary(Optional<Proven> proven) {
        List<Outcome> all = outcomes.all();
        List<Receipt> receipts = environment.partners().addresses().keySet().stream()
                .map(partner -> receipt(partner, all))
                .toList();
        return new Summary(
                outcomes.published(),
                all,
                receipts,
                books.payments().against(environment.partners().desks(), outcomes::isForgotten),
                books.answers().against(environment.partners().carrierDesks(), outcomes::isForgotten),
                books.deletions().against(notices(), inOutboxes()),
                Questions.to(environment.partners().desks()),
                proven);
    }

    private Receipt receipt(PartnerId partner, List<Outcome> all) {
        try {
            return Receipt.of(partner, all, environment.partners().of(partner).received());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
