package org.partnerhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.CustomerId;
import org.partnerhub.ledger.ContractVersions;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.KnownDisclosure;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.NewDisclosure;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.State;
import org.partnerhub.minimize.Disclosure;
import org.partnerhub.minimize.Reading;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Pseudonyms;
import org.partnerhub.vault.WrappedKeys;

/**
 * The events of one batch on their way into the ledger: which orders and disclosures are new, and what is to be queued.
 * Serves one batch, on one thread.
 */
final class RecordingBatch {

    /** What makes a disclosure the same one when its event is read again. */
    private record Identity(long order, long event, PartnerId partner, DocumentName document) {}

    private final Pseudonyms pseudonyms;
    private final KeySession keys;
    private final Ids ids;
    private final ContractVersions versions;
    private final Withholding withholding;

    private final Map<UUID, Long> orders = new HashMap<>();
    private final Set<UUID> deleted = new HashSet<>();
    private final Map<Identity, KnownDisclosure> recorded = new HashMap<>();
    private final Map<Long, Set<PartnerId>> holders = new HashMap<>();
    private final Set<Identity> added = new HashSet<>();

    private final List<NewOrder> newOrders = new ArrayList<>();
    private final List<NewDisclosure> newDisclosures = new ArrayList<>();
    private final List<SealedDisclosure> toQueue = new ArrayList<>();

    RecordingBatch(
            Pseudonyms pseudonyms, KeySession keys, Ids ids, ContractVersions versions, Withholding withholding) {
        this.pseudonyms = pseudonyms;
        this.keys = keys;
        this.ids = ids;
        this.versions = versions;
        this.withholding = withholding;
    }

    /** Takes in what the ledger holds of the batch's orders. */
    void know(Map<UUID, KnownOrder> known, Collection<KnownDisclosure> disclosures) {
        known.forEach(this::know);
        disclosures.forEach(each -> {
            recorded.put(new Identity(each.order(), each.eventKey(), each.partner(), each.document()), each);
            holdersOf(each.order()).add(each.partner());
        });
    }

    void add(Reading.Minimized event) {
        UUID hash = pseudonyms.order(event.order().text());
        if (deleted.contains(hash)) {
            return;
        }
        Long order = orders.get(hash);
        if (order == null) {
            if (!event.type().carriesOrder() || event.disclosures().isEmpty()) {
                return;
            }
            order = create(hash, event);
        }
        for (Disclosure disclosure : event.disclosures()) {
            add(event, order, disclosure);
        }
    }

    List<NewOrder> newOrders() {
        return newOrders;
    }

    List<NewDisclosure> newDisclosures() {
        return newDisclosures;
    }

    List<SealedDisclosure> toQueue() {
        return toQueue;
    }

    private void know(UUID hash, KnownOrder order) {
        if (order.keys().content() == null) {
            deleted.add(hash);
        } else {
            orders.put(hash, order.id());
            keys.load(order.id(), order.keys());
        }
    }

    private long create(UUID hash, Reading.Minimized event) {
        long order = ids.next();
        WrappedKeys wrapped = keys.create(order);
        byte[] reference = keys.seal(
                KeyKind.REFERENCE, Binding.ofOrder(order), event.order().text().getBytes(UTF_8));
        Optional<UUID> customer = event.customer().map(CustomerId::text).map(pseudonyms::customer);
        newOrders.add(new NewOrder(order, hash, customer, wrapped, reference));
        orders.put(hash, order);
        return order;
    }

    private void add(Reading.Minimized event, long order, Disclosure disclosure) {
        PartnerId partner = disclosure.contract().partner();
        if (!event.type().carriesOrder() && !holdersOf(order).contains(partner)) {
            return;
        }
        Identity identity = new Identity(
                order,
                pseudonyms.event(event.id().text()),
                partner,
                disclosure.document().name());
        if (!added.add(identity)) {
            return;
        }
        KnownDisclosure known = recorded.get(identity);
        if (known == null) {
            record(event, identity, disclosure);
        } else if (known.state() == State.QUEUED) {
            toQueue.add(seal(known.id(), identity, disclosure));
        }
    }

    private void record(Reading.Minimized event, Identity identity, Disclosure disclosure) {
        long id = ids.next();
        SealedDisclosure sealed = seal(id, identity, disclosure);
        Optional<String> missing = withholding.reason(disclosure.contract(), event);
        newDisclosures.add(new NewDisclosure(
                id,
                identity.order(),
                identity.event(),
                event.id(),
                identity.partner(),
                identity.document(),
                versions.idOf(disclosure.contract()),
                disclosure.fields(),
                missing.map(reason -> new NewDisclosure.Withheld(reason, sealed))));
        if (missing.isEmpty()) {
            toQueue.add(sealed);
        }
        holdersOf(identity.order()).add(identity.partner());
    }

    private SealedDisclosure seal(long id, Identity identity, Disclosure disclosure) {
        byte[] sealed = keys.seal(
                KeyKind.CONTENT, new Binding(identity.partner().text(), identity.order(), id), disclosure.content());
        return new SealedDisclosure(
                identity.partner(), identity.document(), id, identity.order(), disclosure.rows(), sealed);
    }

    private Set<PartnerId> holdersOf(long order) {
        return holders.computeIfAbsent(order, id -> new HashSet<>());
    }
}
