package org.partnerhub.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.partnerhub.ledger.ContractVersions;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.Ledger;
import org.partnerhub.outbox.Bundle;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals and records what a batch discloses, in one transaction with a fixed number of statements. */
final class Recording {

    private final Vault vault;
    private final Ledger ledger;
    private final Ids ids;
    private final ContractVersions versions;
    private final Withholding withholding;
    private final TransactionTemplate transaction;

    Recording(
            Vault vault,
            Ledger ledger,
            Ids ids,
            ContractVersions versions,
            Withholding withholding,
            TransactionTemplate transaction) {
        this.vault = vault;
        this.ledger = ledger;
        this.ids = ids;
        this.versions = versions;
        this.withholding = withholding;
        this.transaction = transaction;
    }

    /** What is to be queued: all that is new, and what an interrupted intake recorded and may not have queued. */
    List<Bundle> record(Batch received, Rejections rejections) {
        if (received.minimized().isEmpty()) {
            return List.of();
        }
        return transaction.execute(status -> {
            try (KeySession keys = vault.open()) {
                RecordingBatch batch = new RecordingBatch(vault.pseudonyms(), keys, ids, versions, withholding);
                know(batch, received);
                received.events().forEach(event -> event.minimized()
                        .ifPresent(minimized -> batch.add(event, minimized, rejections)));
                ledger.record(batch.newOrders(), batch.progress(), batch.newDisclosures());
                return Bundle.pack(batch.toQueue());
            }
        });
    }

    private void know(RecordingBatch batch, Batch received) {
        Set<UUID> hashes = received.minimized().stream()
                .map(event -> vault.pseudonyms().order(event.order().text()))
                .collect(Collectors.toSet());
        Map<UUID, KnownOrder> orders = ledger.orders(hashes);
        batch.know(
                orders,
                ledger.disclosures(orders.values().stream().map(KnownOrder::id).toList()));
    }
}
