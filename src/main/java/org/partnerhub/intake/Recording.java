package org.partnerhub.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.event.CustomerId;
import org.partnerhub.ledger.ContractVersions;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.Ledger;
import org.partnerhub.minimize.Reading;
import org.partnerhub.outbox.Bundle;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Pseudonyms;
import org.partnerhub.vault.Vault;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals and records what a batch discloses, in one transaction with a fixed number of statements. */
final class Recording {

    /** An event with the keyed hashes of its order's reference and its customer's id. */
    record Keyed(Batch.Received received, Reading.Minimized event, UUID order, Optional<UUID> customer) {}

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
        List<Keyed> events = received.events().stream()
                .flatMap(event -> event.minimized().map(minimized -> keyed(event, minimized)).stream())
                .toList();
        if (events.isEmpty()) {
            return List.of();
        }
        return transaction.execute(status -> {
            try (KeySession keys = vault.open()) {
                RecordingBatch batch = new RecordingBatch(vault.pseudonyms(), keys, ids, versions, withholding.ofNow());
                know(batch, events);
                events.forEach(event -> batch.add(event, rejections));
                ledger.record(batch.newOrders(), batch.progress(), batch.newDisclosures());
                ledger.move(batch.moved());
                ledger.bar(batch.barred());
                ledger.reassign(batch.reassigned());
                ledger.parkChanged(batch.contractChanged());
                return Bundle.pack(batch.toQueue());
            }
        });
    }

    private Keyed keyed(Batch.Received received, Reading.Minimized event) {
        Pseudonyms pseudonyms = vault.pseudonyms();
        return new Keyed(
                received,
                event,
                pseudonyms.order(event.order().text()),
                event.customer().map(CustomerId::text).map(pseudonyms::customer));
    }

    private void know(RecordingBatch batch, List<Keyed> events) {
        Set<UUID> hashes = events.stream().map(Keyed::order).collect(Collectors.toSet());
        Map<UUID, KnownOrder> orders = ledger.orders(hashes);
        batch.know(
                orders,
                ledger.disclosures(orders.values().stream().map(KnownOrder::id).toList()),
                bars(events.stream().filter(each -> !orders.containsKey(each.order()))));
    }

    private Bars bars(Stream<Keyed> strangers) {
        Pseudonyms pseudonyms = vault.pseudonyms();
        Set<UUID> hashes = strangers
                .filter(each -> each.event().type().carriesOrder())
                .flatMap(each -> Stream.concat(Stream.of(each.order()), each.customer().stream()))
                .map(pseudonyms::tombstone)
                .collect(Collectors.toSet());
        return new Bars(pseudonyms, ledger.tombstones(hashes));
    }
}
