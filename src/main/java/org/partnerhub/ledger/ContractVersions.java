package org.partnerhub.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.PartnerId;

/** The contract versions by which disclosures were made, each put on record the first time that it is used. */
public final class ContractVersions {

    private record Version(PartnerId partner, String text) {}

    private record DocumentEntry(String document, List<FieldEntry> fields) {}

    private record FieldEntry(String target, String source, String purpose) {}

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Map<Version, Long> known = new ConcurrentHashMap<>();
    private final Map<Long, String> texts = new ConcurrentHashMap<>();

    ContractVersions(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** The id under which the contract's version is on record. */
    public long idOf(Contract contract) {
        Version version = new Version(contract.partner(), contract.version());
        return known.computeIfAbsent(
                version, key -> find(key).map(id -> named(id, contract)).orElseGet(() -> register(key, contract)));
    }

    /** Whether the version that has this id is the contract's. */
    public boolean isVersionOf(Contract contract, long id) {
        return textOf(id).equals(contract.version());
    }

    /** The version that has this id. */
    String textOf(long id) {
        return texts.computeIfAbsent(id, key -> database.inTransaction(() -> database.query(
                        "select version from contract_version where id = ?", (row, number) -> row.getString(1), key))
                .get(0));
    }

    private Optional<Long> find(Version version) {
        return database
                .inTransaction(() -> database.query(
                        "select id from contract_version where partner = ? and version = ?",
                        (row, number) -> row.getLong(1),
                        version.partner().text(),
                        version.text()))
                .stream()
                .findFirst();
    }

    /** A partner may have another name under the same version. */
    private long named(long id, Contract contract) {
        database.inOwnTransaction(() ->
                database.update("update contract_version set partner_name = ? where id = ?", contract.name(), id));
        return id;
    }

    private long register(Version version, Contract contract) {
        try {
            return insert(version, contract);
        } catch (LedgerUnavailableException fault) {
            // another process may have been first
            return find(version).orElseThrow(() -> fault);
        }
    }

    // Committed by itself: a batch that is rolled back would leave an id in memory that is not in the database.
    private long insert(Version version, Contract contract) {
        long id = ids.next();
        database.inOwnTransaction(() -> database.update(
                "insert into contract_version (id, partner, partner_name, version, description, first_used_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id,
                version.partner().text(),
                contract.name(),
                version.text(),
                describe(contract),
                clock.instant()));
        return id;
    }

    private static String describe(Contract contract) {
        List<DocumentEntry> documents =
                contract.documents().stream().map(ContractVersions::describe).toList();
        try {
            return new ObjectMapper().writeValueAsString(documents);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract cannot be described", e);
        }
    }

    private static DocumentEntry describe(Document document) {
        return new DocumentEntry(
                document.name().text(),
                document.fields().stream()
                        .map(field -> new FieldEntry(
                                field.target().toString(), field.source().toString(), field.purpose()))
                        .toList());
    }
}
