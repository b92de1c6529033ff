package org.partnerhub.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.contract.Contract;
import org.partnerhub.minimize.Reading;

/** What must be in place before a disclosure may go. What is missing may come, so the disclosure is kept meanwhile. */
final class Withholding {

    private static final String EXPIRED = "-expired";

    /** The reasons that a renewal ends. */
    static final Set<String> LAPSES = Set.of("agreement" + EXPIRED, "certification" + EXPIRED);

    private final Clock clock;

    Withholding(Clock clock) {
        this.clock = clock;
    }

    /** The same for one batch: it asks the clock once, not for each disclosure. */
    Withholding ofNow() {
        return new Withholding(Clock.fixed(clock.instant(), clock.getZone()));
    }

    /**
     * The code of what is missing. What concerns a minor comes first: it must not go when the agreement is renewed, and
     * goes into a file only when the file itself is encrypted.
     */
    Optional<String> reason(Contract contract, Reading.Minimized event) {
        return event.minor() && contract.getsFiles() ? Optional.of("minor-needs-openpgp") : lapsed(contract);
    }

    /** The code of what the partner had and has no longer. */
    Optional<String> lapsed(Contract contract) {
        return contract.lapsed(LocalDate.now(clock)).map(what -> what + EXPIRED);
    }
}
