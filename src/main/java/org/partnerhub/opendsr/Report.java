package org.partnerhub.opendsr;

import io.micrometer.core.instrument.MeterRegistry;
import org.partnerhub.contract.PartnerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of what a person must look at: codes, sizes and a notice's number, never what a message says. */
final class Report {

    private static final Logger log = LoggerFactory.getLogger(Report.class);

    private final MeterRegistry meters;

    Report(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A forgery is its sender's affair, a certificate the hub's own. */
    void notBelieved(PartnerId partner, Seal seal, int bytes) {
        (seal == Seal.NOT_GENUINE ? log.atWarn() : log.atError())
                .addKeyValue("partner", partner)
                .addKeyValue("code", seal.code())
                .addKeyValue("bytes", bytes)
                .log("What is said of a deletion is not signed by the certificate that is pinned; it is not believed");
    }

    void notUnderstood(PartnerId partner, int bytes) {
        log.atError()
                .addKeyValue("partner", partner)
                .addKeyValue("bytes", bytes)
                .log("What a partner has signed of a deletion is no status that OpenDSR knows");
    }

    /** What came of a callback. */
    void count(PartnerId partner, String outcome) {
        meters.counter("hub.callbacks", "partner", partner.text(), "outcome", outcome)
                .increment();
    }
}
