package org.partnerhub.opendsr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.secrets.SecretException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Says once a day whose pinned certificate ends soon, while there is time to ask the partner for the next, or has ended. */
public final class CertificateWatch {

    private static final Logger log = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration SOON = Duration.ofDays(30);

    private final Processors processors;
    private final Clock clock;
    private final Map<PartnerId, LocalDate> told = new HashMap<>();

    CertificateWatch(Processors processors, Clock clock) {
        this.processors = processors;
        this.clock = clock;
    }

    /** Once over all partners that are told by OpenDSR. */
    public void look() {
        processors.all().forEach(this::look);
    }

    private void look(Processor processor) {
        try {
            Instant end = processor.certificates().end();
            Instant now = clock.instant();
            if (!end.isAfter(now)) {
                tell(
                        processor,
                        log.atError().addKeyValue("ended", date(end)),
                        "The certificate that a contract pins has"
                                + " ended: nothing that the partner says of deletions counts until the next one is there");
            } else if (!end.isAfter(now.plus(SOON))) {
                tell(
                        processor,
                        log.atWarn().addKeyValue("ends", date(end)),
                        "The certificate that a contract pins ends"
                                + " soon; ask the partner for the next one, and put it beside this one");
            } else {
                told.remove(processor.partner());
            }
        } catch (BadCertificateException | SecretException unreadable) {
            tell(
                    processor,
                    log.atError(),
                    "The certificate that a contract pins cannot be read any more: nothing that"
                            + " the partner says of deletions counts");
        }
    }

    private void tell(Processor processor, LoggingEventBuilder line, String message) {
        LocalDate today = date(clock.instant());
        if (!today.equals(told.put(processor.partner(), today))) {
            line.addKeyValue("partner", processor.partner()).log(message);
        }
    }

    private static LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
