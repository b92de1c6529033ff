package org.partnerhub.announce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.Announcement;
import org.partnerhub.ledger.Announcements;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;

/** What the route {@code delivery-status} tells the shop: the ledger's entries that it has not been told of. */
public final class DeliveryStatuses {

    private static final int BATCH = 500;

    private final Announcements entries;
    private final Vault vault;

    DeliveryStatuses(Announcements entries, Vault vault) {
        this.entries = entries;
        this.vault = vault;
    }

    /** The oldest that are left, in order; empty when the shop has been told of all. */
    public List<DeliveryStatus> next() {
        List<DeliveryStatus> statuses = new ArrayList<>();
        try (KeySession keys = vault.open()) {
            for (Announcement entry : entries.next(BATCH)) {
                statuses.add(status(keys, entry));
            }
        }
        return statuses;
    }

    /** The shop has been told of these. */
    public void announced(@Body List<DeliveryStatus> statuses) {
        entries.done(statuses.stream().map(DeliveryStatus::id).toList());
    }

    private static DeliveryStatus status(KeySession keys, Announcement entry) {
        return new DeliveryStatus(
                entry.id(),
                reference(keys, entry),
                entry.event(),
                entry.partner(),
                entry.document(),
                entry.state().text(),
                entry.reason(),
                entry.at());
    }

    /** The reference under which the shop knows the order, as long as the hub can still read it. */
    private static Optional<OrderReference> reference(KeySession keys, Announcement entry) {
        if (entry.keys().reference() == null) {
            return Optional.empty();
        }
        if (!keys.holds(entry.order())) {
            keys.load(entry.order(), entry.keys());
        }
        byte[] reference = keys.open(KeyKind.REFERENCE, Binding.ofOrder(entry.order()), entry.reference());
        return Optional.of(new OrderReference(new String(reference, UTF_8)));
    }
}
