package org.partnerhub.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/**
 * Cuts manifests out of what waits, one at a time for each document of a partner. Number and rows are on record before
 * anyone reads a key; size and SHA-256 before the upload; so that after a crash it is known what to look for.
 *
 * <p>What is done with a manifest that somebody else has taken over since changes nothing.
 */
public final class Manifests {

    private static final Set<State> UNFINISHED = EnumSet.of(State.WAITING, State.SENDING);

    private record Begun(ManifestRow manifest, Attempts.Begun attempt) {}

    private final Tables tables;
    private final ManifestRows manifests;
    private final Attempts attempts;
    private final Ids ids;
    private final Clock clock;

    Manifests(Tables tables, ManifestRows manifests, Attempts attempts, Ids ids, Clock clock) {
        this.tables = tables;
        this.manifests = manifests;
        this.attempts = attempts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The unfinished manifest, if there is one and it has come due; else a new one, if what waits fills it or the oldest
     * has waited long enough.
     *
     * @param rows how many rows a manifest takes at most, a disclosure that alone has more excepted
     * @param every the longest that a disclosure waits for its manifest
     */
    public Optional<Manifest> begin(PartnerId partner, DocumentName document, int rows, Duration every, Instant now) {
        Cut cut = new Cut(partner, document, rows, every);
        return tables.database()
                .inOwnTransaction(() -> {
                    ManifestRows.Series series = manifests.lock(partner, document);
                    return series.open() == null ? open(cut, series, now) : resume(manifests.read(series.open()), now);
                })
                .flatMap(this::complete);
    }

    /**
     * Puts on record what is about to be uploaded.
     *
     * @return false if the manifest is somebody else's by now: it must not be uploaded
     */
    public boolean commit(Manifest manifest, Manifest.Content content) {
        return ifHeld(
                manifest, row -> manifests.commit(row.id(), content, ManifestLines.of(manifest), clock.instant()));
    }

    /** The file is at the partner. */
    public void sent(Manifest manifest) {
        ifHeld(manifest, row -> {
            attempts.settle(outcomes(manifest, Outcome.Sent::new), clock.instant());
            end(row, "sent", clock.instant());
        });
    }

    /** The upload failed; the manifest is begun again, under its number, when it is due. */
    public void failed(Manifest manifest, Instant due, String reason) {
        failed(manifest, claimed -> new Outcome.Waiting(claimed, due, reason), due, reason);
    }

    /** The same, without anything of it having reached the partner in this attempt. */
    public void unreached(Manifest manifest, Instant due, String reason) {
        failed(manifest, claimed -> new Outcome.Waiting(claimed, due, reason, false), due, reason);
    }

    private void failed(Manifest manifest, Function<Claimed, Outcome> outcome, Instant due, String reason) {
        ifHeld(manifest, row -> {
            attempts.settle(outcomes(manifest, outcome), clock.instant());
            manifests.failed(row.id(), due, reason, clock.instant());
        });
    }

    /** The file is not at the partner, or not as it was committed: its number is void, and its rows are cut anew. */
    public void abandon(Manifest manifest) {
        Instant now = clock.instant();
        ifHeld(manifest, row -> {
            attempts.settle(outcomes(manifest, claimed -> abandoned(claimed, row, now)), now);
            tables.disclosures()
                    .leaveManifest(
                            manifest.claimed().stream().map(Claimed::disclosure).toList(), row.id());
            end(row, "void", now);
        });
    }

    // nothing is uploaded before the commit, and after it nothing by this claim: earlier ones count for themselves
    private static Outcome abandoned(Claimed claimed, ManifestRow manifest, Instant now) {
        return manifest.content() == null
                ? new Outcome.Untried(claimed, now)
                : new Outcome.Waiting(claimed, now, Reasons.NOT_ARRIVED, false);
    }

    private void end(ManifestRow manifest, String state, Instant now) {
        tables.waiting().takeOutOf(manifest.partner(), manifest.id());
        manifests.close(manifest, state, now);
    }

    private Optional<Begun> resume(ManifestRow manifest, Instant now) {
        if (manifest.due().isAfter(now)) {
            return Optional.empty();
        }
        List<DisclosureRow> rows =
                tables.disclosures().lock(tables.waiting().inManifest(manifest.partner(), manifest.id())).stream()
                        .filter(row -> UNFINISHED.contains(row.state()))
                        .toList();
        if (rows.isEmpty()) {
            end(manifest, "void", now);
            return Optional.empty();
        }
        ManifestRow claimed = manifest.claimedBy(ids.next());
        manifests.claim(claimed, now);
        return Optional.of(new Begun(claimed, attempts.begin(rows, claimed.claim(), claimed.id(), now)));
    }

    private Optional<Begun> open(Cut cut, ManifestRows.Series series, Instant now) {
        List<DisclosureRow> chosen = cut.choose(tables, now);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        ManifestRow manifest = manifests.open(cut.partner(), cut.document(), series, ids.next(), ids.next(), now);
        tables.waiting()
                .putInto(manifest.id(), chosen.stream().map(DisclosureRow::id).toList());
        return Optional.of(new Begun(manifest, attempts.begin(chosen, manifest.claim(), manifest.id(), now)));
    }

    private Optional<Manifest> complete(Begun begun) {
        Manifest manifest = new Manifest(begun.manifest(), attempts.complete(begun.attempt()));
        if (manifest.claimed().isEmpty()) {
            ifHeld(manifest, row -> end(row, "void", clock.instant()));
            return Optional.empty();
        }
        return Optional.of(manifest);
    }

    private boolean ifHeld(Manifest manifest, Consumer<ManifestRow> work) {
        return tables.database().inOwnTransaction(() -> {
            ManifestRows.Series series = manifests.lock(manifest.partner(), manifest.document());
            if (series.open() == null || series.open() != manifest.id()) {
                return false;
            }
            ManifestRow row = manifests.read(manifest.id());
            if (row.claim() != manifest.claim()) {
                return false;
            }
            work.accept(row);
            return true;
        });
    }

    private static Collection<Outcome> outcomes(Manifest manifest, Function<Claimed, Outcome> outcome) {
        return manifest.claimed().stream().map(outcome).toList();
    }
}
