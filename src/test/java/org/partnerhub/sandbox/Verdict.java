package org.partnerhub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.sandbox.Outcomes.Outcome;

/** Waits until it is clear how the run went, and says so. */
final class Verdict {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final SandboxEnvironment environment;
    private final Outcomes outcomes;
    private final PaymentBooks payments;
    private final AnswerBooks answers;
    private final DeletionBooks deletions;

    Verdict(
            SandboxEnvironment environment,
            Outcomes outcomes,
            PaymentBooks payments,
            AnswerBooks answers,
            DeletionBooks deletions) {
        this.deletions = deletions;
        this.environment = environment;
        this.outcomes = outcomes;
        this.payments = payments;
        this.answers = answers;
    }

    /** @param absences how long partners are away at first: nothing may be heard of them in that time */
    Summary reach(Collection<Duration> absences) throws InterruptedException {
        Duration longest = absences.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        new Settlement(this::changes, this::isSettled).await(PATIENCE.plus(longest));
        return summary();
    }

    private long changes() {
        return outcomes.changes() + payments.changes() + deletions.changes() + posted() + answered() + notices();
    }

    private boolean isSettled() {
        List<ProviderDesk> desks = environment.partners().desks();
        return outcomes.all().stream().allMatch(Outcome::isSettled)
                && desks.stream().allMatch(ProviderDesk::isIdle)
                && payments.against(desks).isEven()
                && answers.against(environment.partners().carrierDesks()).isEven()
                && deletions.against(notices(), inOutboxes()).isEven();
    }

    private long posted() {
        return environment.partners().desks().stream()
                .mapToLong(desk -> desk.posted() + desk.forged())
                .sum();
    }

    private long answered() {
        return answers.changes()
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

    private Summary summary() {
        List<Outcome> all = outcomes.all();
        List<Receipt> receipts = environment.partners().addresses().keySet().stream()
                .map(partner -> receipt(partner, all))
                .toList();
        return new Summary(
                outcomes.published(),
                all,
                receipts,
                payments.against(environment.partners().desks()),
                answers.against(environment.partners().carrierDesks()),
                deletions.against(notices(), inOutboxes()),
                Questions.to(environment.partners().desks()));
    }

    private Receipt receipt(PartnerId partner, List<Outcome> all) {
        try {
            return Receipt.of(partner, all, environment.partners().of(partner).received());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
