package org.partnerhub.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnerhub.vault.WrappedKeys;

/** Attempts to send: begun in one transaction, given their keys after its commit, settled in another. */
final class Attempts {

    /** What one claim took, as it was before. */
    record Begun(long claim, List<DisclosureRow> rows) {

        static final Begun NOTHING = new Begun(0, List.of());

        List<Long> disclosures() {
            return rows.stream().map(DisclosureRow::id).toList();
        }
    }

    private final Tables tables;
    private final ContractVersions versions;
    private final Ids ids;
    private final Clock clock;

    Attempts(Tables tables, ContractVersions versions, Ids ids, Clock clock) {
        this.tables = tables;
        this.versions = versions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sets locked rows to sending, in the caller's transaction. */
    Begun begin(List<DisclosureRow> rows, Instant now) {
        return rows.isEmpty() ? Begun.NOTHING : begin(rows, ids.next(), null, now);
    }

    Begun begin(List<DisclosureRow> rows, long claim, Long manifest, Instant now) {
        Begun begun = new Begun(claim, rows);
        tables.disclosures().claim(begun.disclosures(), claim, manifest, now);
        return begun;
    }

    /** Of what stands in waiting. Outside of any transaction, as below. */
    List<Claimed> complete(Begun begun) {
        if (begun.rows().isEmpty()) {
            return List.of();
        }
        List<SealedDisclosure> sealed =
                tables.database().inOwnTransaction(() -> tables.waiting().sealed(begun.disclosures()));
        return complete(
                begun, sealed.stream().collect(Collectors.toMap(SealedDisclosure::disclosure, Function.identity())));
    }

    /** Reads the keys, now that the claim is committed, and suppresses what was deleted before it was. */
    List<Claimed> complete(Begun begun, Map<Long, SealedDisclosure> sealed) {
        if (begun.rows().isEmpty()) {
            return List.of();
        }
        List<Long> orders =
                begun.rows().stream().map(DisclosureRow::order).distinct().toList();
        Map<Long, WrappedKeys> keys =
                tables.database().inOwnTransaction(() -> tables.orders().keysOf(orders));
        List<Claimed> held = new ArrayList<>();
        List<Outcome> suppressed = new ArrayList<>();
        for (DisclosureRow row : begun.rows()) {
            if (!sealed.containsKey(row.id())) {
                continue; // somebody else has claimed and settled it since
            }
            Claimed claimed = claimed(begun.claim(), row, keys, sealed);
            if (claimed.keys().content() != null) {
                held.add(claimed);
            } else {
                suppressed.add(new Outcome.Suppressed(claimed, Reasons.ORDER_DELETED));
            }
        }
        if (!suppressed.isEmpty()) {
            tables.database().commit(() -> settle(suppressed, clock.instant()));
        }
        return held;
    }

    private Claimed claimed(
            long claim, DisclosureRow row, Map<Long, WrappedKeys> keys, Map<Long, SealedDisclosure> sealed) {
        return new Claimed(
                claim, row, versions.textOf(row.contractVersion()), keys.get(row.order()), sealed.get(row.id()));
    }

    /** In the caller's transaction. */
    void settle(Collection<? extends Outcome> outcomes, Instant now) {
        Map<Long, Outcome> byDisclosure = outcomes.stream()
                .collect(Collectors.toMap(outcome -> outcome.claimed().disclosure(), Function.identity()));
        List<Transitions.Change> changes = tables.disclosures().lock(byDisclosure.keySet()).stream()
                .filter(row -> row.isHeldBy(byDisclosure.get(row.id()).claimed().claim()))
                .map(row -> Transitions.Change.of(row, byDisclosure.get(row.id())))
                .toList();
        tables.transitions().write(changes, now);
    }
}
