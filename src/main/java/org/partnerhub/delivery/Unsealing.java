package org.partnerhub.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.SealBrokenException;
import org.partnerhub.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens claimed disclosures with their orders' keys, which are unwrapped for as long as one batch takes. */
final class Unsealing {

    private static final Logger log = LoggerFactory.getLogger(Unsealing.class);

    private final Vault vault;

    Unsealing(Vault vault) {
        this.vault = vault;
    }

    /**
     * A disclosure and what it holds.
     *
     * @param content absent when the seal is broken: the bytes are not what intake sealed for this partner and order
     */
    record Opened(Claimed claimed, Optional<byte[]> content) {

        @Override
        public String toString() {
            return "disclosure " + claimed.disclosure() + " [redacted]";
        }
    }

    void open(List<Claimed> all, Consumer<Opened> each) {
        try (KeySession keys = vault.open()) {
            for (Claimed claimed : all) {
                if (!keys.holds(claimed.order())) {
                    keys.load(claimed.order(), claimed.keys());
                }
                each.accept(new Opened(claimed, open(keys, claimed)));
            }
        }
    }

    private static Optional<byte[]> open(KeySession keys, Claimed claimed) {
        Binding binding = new Binding(claimed.partner().text(), claimed.order(), claimed.disclosure());
        try {
            return Optional.of(keys.open(KeyKind.CONTENT, binding, claimed.sealed()));
        } catch (SealBrokenException broken) {
            log.atError()
                    .addKeyValue("partner", claimed.partner())
                    .addKeyValue("disclosure", claimed.disclosure())
                    .log("A sealed disclosure is not what was sealed; it is parked");
            return Optional.empty();
        }
    }
}
