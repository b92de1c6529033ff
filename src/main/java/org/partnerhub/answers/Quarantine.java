package org.partnerhub.answers;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.QuarantinedFiles;
import org.partnerhub.vault.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that are left in outboxes because they are no answers. Each is told of once, by a code; it is known again by a
 * keyed hash of how it looks in the listing, so one that changes is looked at anew. One that has not been seen for a while
 * is gone, and forgotten.
 */
public final class Quarantine {

    /** More than that a partner leaves for no good reason; those above are counted, and not remembered. */
    static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

    private final QuarantinedFiles files;
    private final Pseudonyms pseudonyms;
    private final Duration gone;
    private final MeterRegistry meters;
    private final Clock clock;

    /** By partner and file, when it was last seen. */
    private final Map<PartnerId, Map<UUID, Instant>> seen = new ConcurrentHashMap<>();

    /** @param gone after how long a file that was not seen is gone: longer than between two looks at an outbox */
    Quarantine(QuarantinedFiles files, Pseudonyms pseudonyms, Duration gone, MeterRegistry meters, Clock clock) {
        this.files = files;
        this.pseudonyms = pseudonyms;
        this.gone = gone;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether it has been told of already. */
    boolean holds(FoundFile file) {
        return of(file.partner()).computeIfPresent(file.key(pseudonyms), (key, last) -> clock.instant()) != null;
    }

    /** Tells of a file that is not taken. */
    void add(FoundFile file, Fault fault) {
        Map<UUID, Instant> ofPartner = of(file.partner());
        forgetGone(file.partner(), ofPartner);
        meters.counter("hub.answers", "partner", file.partner().text(), "outcome", fault.text())
                .increment();
        if (ofPartner.size() >= MOST) {
            return;
        }
        files.add(file.partner(), file.key(pseudonyms), fault.text(), clock.instant());
        ofPartner.put(file.key(pseudonyms), clock.instant());
        log.atError()
                .addKeyValue("partner", file.partner())
                .addKeyValue("code", fault.text())
                .addKeyValue("file", fault.isOfAFileThatWasAskedFor() ? file.name() : "-")
                .addKeyValue("bytes", file.size())
                .addKeyValue("quarantined", ofPartner.size())
                .log("A file in an outbox is quarantined: it is left there, and not read again");
    }

    /** How many there are now. */
    public int count(PartnerId partner) {
        Instant since = clock.instant().minus(gone);
        return (int) seen.getOrDefault(partner, Map.of()).values().stream()
                .filter(last -> last.isAfter(since))
                .count();
    }

    private void forgetGone(PartnerId partner, Map<UUID, Instant> ofPartner) {
        Instant since = clock.instant().minus(gone);
        List<UUID> old = ofPartner.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(since))
                .map(Map.Entry::getKey)
                .toList();
        files.forget(partner, old);
        old.forEach(ofPartner::remove);
    }

    private Map<UUID, Instant> of(PartnerId partner) {
        return seen.computeIfAbsent(partner, key -> {
            Map<UUID, Instant> known = new ConcurrentHashMap<>();
            files.of(key).forEach(file -> known.put(file, clock.instant()));
            return known;
        });
    }
}
