package org.partnerhub.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.HeldBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the route {@code release-withheld} does: keeps back what waits for a partner whose agreement or certification is
 * past its date, lets go what was withheld once that is renewed, and says once a day whose is.
 */
public final class Renewal {

    private static final Logger log = LoggerFactory.getLogger(Renewal.class);

    private final Catalog catalog;
    private final Withholding withholding;
    private final HeldBack heldBack;
    private final Clock clock;
    private final Map<PartnerId, LocalDate> alerted = new HashMap<>();

    Renewal(Catalog catalog, Withholding withholding, HeldBack heldBack, Clock clock) {
        this.catalog = catalog;
        this.withholding = withholding;
        this.heldBack = heldBack;
        this.clock = clock;
    }

    /** Why nothing may go to the partner today, if nothing may. */
    public Optional<String> lapsed(PartnerId partner) {
        return catalog.of(partner).map(withholding::lapsed).orElse(Optional.of("no-contract"));
    }

    /** Once over all partners. */
    public void sweep() {
        List<HeldBack.Count> held = heldBack.counts();
        for (Contract contract : catalog.contracts()) {
            Optional<String> lapse = withholding.lapsed(contract);
            if (lapse.isPresent()) {
                keepBack(contract.partner(), lapse.get());
            } else {
                release(contract.partner(), reasonsOf(contract.partner(), held));
            }
        }
    }

    private void keepBack(PartnerId partner, String reason) {
        int kept = heldBack.withhold(partner, reason);
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(alerted.put(partner, today))) {
            log.atWarn()
                    .addKeyValue("partner", partner)
                    .addKeyValue("reason", reason)
                    .addKeyValue("keptBack", kept)
                    .log("Nothing goes to a partner until its contract is renewed");
        }
    }

    private void release(PartnerId partner, Set<String> reasons) {
        alerted.remove(partner);
        for (String reason : reasons) {
            if (Withholding.LAPSES.contains(reason)) {
                HeldBack.Moved moved = heldBack.release(partner, reason);
                log.atInfo()
                        .addKeyValue("partner", partner)
                        .addKeyValue("reason", reason)
                        .addKeyValue("disclosures", moved.disclosures())
                        .addKeyValue("behind", moved.behind())
                        .log("What was withheld goes, for the contract is renewed");
            }
        }
        if (reasons.stream().anyMatch(HeldBack::isBehind)) {
            heldBack.releaseBehind(partner);
        }
    }

    private static Set<String> reasonsOf(PartnerId partner, List<HeldBack.Count> held) {
        Set<String> reasons = new HashSet<>();
        held.stream().filter(count -> count.partner().equals(partner)).forEach(count -> reasons.add(count.reason()));
        return reasons;
    }
}
