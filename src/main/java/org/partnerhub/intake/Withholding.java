package org.partnerhub.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.partnerhub.contract.Contract;
import org.partnerhub.minimize.Reading;

/** What must be in place before a disclosure may go. What is missing may come, so the disclosure is kept meanwhile. */
final class Withholding {

    private final Clock clock;

    Withholding(Clock clock) {
        this.clock = clock;
    }

    /** The code of what is missing. */
    Optional<String> reason(Contract contract, Reading.Minimized event) {
        LocalDate today = LocalDate.now(clock);
        if (contract.agreement().validUntil().isBefore(today)) {
            return Optional.of("agreement-expired");
        }
        if (contract.certification()
                .filter(certification -> certification.validUntil().isBefore(today))
                .isPresent()) {
            return Optional.of("certification-expired");
        }
        return event.minor() && getsFiles(contract) ? Optional.of("minor-needs-openpgp") : Optional.empty();
    }

    /** A file outlives its transport: a minor's order goes into one only when the file itself is encrypted. */
    private static boolean getsFiles(Contract contract) {
        return contract.connection().uri().getScheme().equals("sftp");
    }
}
