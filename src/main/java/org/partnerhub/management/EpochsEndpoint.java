package org.partnerhub.management;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.partnerhub.vault.EpochTurns;
import org.partnerhub.vault.Tier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/** The epochs of order keys, for a person to look at, and to turn sooner than they would be. */
@WebEndpoint(id = "epochs")
final class EpochsEndpoint {

    private static final Logger log = LoggerFactory.getLogger(EpochsEndpoint.class);

    private final EpochTurns epochs;

    EpochsEndpoint(EpochTurns epochs) {
        this.epochs = epochs;
    }

    /** One epoch; nothing of its key. */
    record Entry(long epoch, String tier, String state, Instant since) {

        private static Entry of(EpochTurns.Entry entry) {
            return new Entry(entry.epoch(), entry.tier().text(), entry.state(), entry.since());
        }
    }

    /** What is wrong with a request. */
    record Problem(String problem) {}

    @ReadOperation
    List<Entry> list() {
        return epochs.list().stream().map(Entry::of).toList();
    }

    /** Begins a new epoch of a tier, or of each. Within a minute the hub begins to wrap anew what the former one wraps. */
    @WriteOperation
    WebEndpointResponse<?> turn(@Nullable String tier) {
        List<Tier> tiers = Arrays.stream(Tier.values())
                .filter(each -> tier == null || tier.equals(each.text()))
                .toList();
        if (tiers.isEmpty()) {
            return new WebEndpointResponse<>(
                    new Problem("there is no such tier"), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        tiers.forEach(this::turn);
        return new WebEndpointResponse<>(list());
    }

    private void turn(Tier tier) {
        Optional<Long> begun = epochs.turn(tier);
        log.atInfo()
                .addKeyValue("command", "turn")
                .addKeyValue("by", "operator")
                .addKeyValue("tier", tier)
                .addKeyValue("epoch", begun.map(String::valueOf).orElse("begun by another machine"))
                .log("A person's command about the epochs of order keys");
    }
}
