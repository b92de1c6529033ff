package org.partnerhub.inquiry;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.partnerhub.contract.PartnerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what came of questions, and tells of what a person must look at: codes, keys and paths, never a value. */
final class Report {

    private static final Logger log = LoggerFactory.getLogger(Report.class);

    private final MeterRegistry meters;

    Report(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(PartnerId partner, String outcome) {
        meters.counter("hub.inquiries", "partner", partner.text(), "outcome", outcome)
                .increment();
    }

    void refused(PartnerId partner, int status) {
        count(partner, "refused-" + status);
        log.atWarn()
                .addKeyValue("partner", partner)
                .addKeyValue("status", status)
                .log("A provider refuses to be asked for a payment; it is asked again later");
    }

    String notAsTheContractSays(PartnerId partner, String code, String key) {
        log.atError()
                .addKeyValue("partner", partner)
                .addKeyValue("code", code)
                .addKeyValue("key", key)
                .log("A provider's answer is not what its contract says; it is asked again later");
        return code;
    }

    String unreadable(PartnerId partner) {
        log.atError()
                .addKeyValue("partner", partner)
                .log("What is on record of a payment cannot be opened; it is asked for again later");
        return "seal-broken";
    }

    void alarm(PartnerId partner, List<String> paths) {
        if (!paths.isEmpty()) {
            count(partner, "card-number");
            log.atError()
                    .addKeyValue("partner", partner)
                    .addKeyValue("paths", paths)
                    .log("An answer holds what looks like a card number, which no provider may send; it was not kept");
        }
    }
}
