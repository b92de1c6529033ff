package org.partnerhub.intake;

import java.time.Clock;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.HeldBack;

/** What the contracts' dates allow, for tests of those who ask. */
public final class RenewalFixture {

    private RenewalFixture() {}

    public static Renewal of(Catalog catalog, HeldBack heldBack, Clock clock) {
        return new Renewal(catalog, new Withholding(clock), heldBack, clock);
    }
}
