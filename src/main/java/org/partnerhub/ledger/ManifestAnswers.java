package org.partnerhub.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/** What carriers answer to manifests. Each manifest is answered once. */
public final class ManifestAnswers {

    /** What an answer has done. */
    public enum Effect {
        /** It is on record now. */
        TAKEN,
        /** The same answer was on record before. */
        REPEATED,
        /** Another answer is on record, and stays there. */
        CONTRADICTED
    }

    private final Tables tables;
    private final Announcements announcements;
    private final Clock clock;

    ManifestAnswers(Tables tables, Announcements announcements, Clock clock) {
        this.tables = tables;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The manifest of this number, unless its number is void. */
    public Optional<KnownManifest> find(PartnerId partner, DocumentName document, int number) {
        return tables
                .database()
                .inTransaction(() -> tables.database()
                        .query(
                                "select id, file_name, state, row_count from manifest"
                                        + " where partner = ? and document = ? and number = ? and state <> 'void'",
                                (row, index) -> new KnownManifest(
                                        row.getLong("id"),
                                        row.getString("file_name"),
                                        "sent".equals(row.getString("state")),
                                        row.getInt("row_count")),
                                partner.text(),
                                document.text(),
                                number))
                .stream()
                .findFirst();
    }

    /**
     * Puts an answer on record, and what it says of each disclosure, which the shop is to be told.
     *
     * @param refused for each row that was not accepted, from 1, a code; none when the whole manifest was accepted
     */
    public Effect take(KnownManifest manifest, SortedMap<Integer, String> refused) {
        refused.values().forEach(Reasons::check);
        byte[] sha256 = sha256(refused);
        return tables.database().inOwnTransaction(() -> {
            Instant now = clock.instant();
            int taken = tables.database()
                    .update(
                            "update manifest set answer = ?, answer_sha256 = ?, answered_at = ?"
                                    + " where id = ? and state = 'sent' and answer is null",
                            refused.isEmpty() ? "accepted" : State.NOT_ACCEPTED.text(),
                            sha256,
                            now,
                            manifest.id());
            if (taken == 0) {
                return isOnRecord(manifest, sha256) ? Effect.REPEATED : Effect.CONTRADICTED;
            }
            refuse(manifest, refused, now);
            return Effect.TAKEN;
        });
    }

    private boolean isOnRecord(KnownManifest manifest, byte[] sha256) {
        return tables
                .database()
                .query(
                        "select answer_sha256 from manifest where id = ?",
                        (row, number) -> row.getBytes("answer_sha256"),
                        manifest.id())
                .stream()
                .anyMatch(known -> MessageDigest.isEqual(known, sha256));
    }

    private void refuse(KnownManifest manifest, SortedMap<Integer, String> refused, Instant now) {
        if (refused.isEmpty()) {
            return;
        }
        byte[] lines = tables.database()
                .query("select lines from manifest where id = ?", (row, number) -> row.getBytes("lines"), manifest.id())
                .get(0);
        Map<Long, String> reasons = ManifestLines.read(lines).byDisclosure(refused);
        // one that was parked while its manifest was cut is in its lines too
        List<Announcements.Result> results = tables.disclosures().lock(reasons.keySet()).stream()
                .filter(row -> row.state().mayBecome(State.NOT_ACCEPTED))
                .map(row -> new Announcements.Result(row.id(), State.NOT_ACCEPTED, reasons.get(row.id())))
                .toList();
        results.stream()
                .collect(groupingBy(Announcements.Result::reason, mapping(Announcements.Result::disclosure, toList())))
                .forEach(this::write);
        announcements.add(results, now);
    }

    // when it was sent stays as it is: since then the partner has it
    private void write(String reason, List<Long> disclosures) {
        tables.database()
                .update(
                        "update disclosure set state = 'not-accepted', reason = ? where id = any(?)",
                        reason,
                        Database.array(disclosures));
    }

    /** Of what it says, not of its bytes: the same may be said again at another time. */
    private static byte[] sha256(SortedMap<Integer, String> refused) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(refused.toString().getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
