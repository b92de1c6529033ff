package org.partnerhub.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.partnerhub.announce.DeliveryStatus;
import org.partnerhub.announce.Rejection;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.intake.RecordedBatch;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.State;
import org.partnerhub.outbox.Bundle;

/** Counts what routes have done, once it is done. Labels are partners, documents, states and codes, and nothing else. */
public final class HubMetrics {

    private final MeterRegistry meters;

    HubMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A batch that was recorded and queued, and whose offsets are committed. */
    public void recorded(@Body RecordedBatch batch) {
        meters.summary("hub.intake.batch").record(batch.events());
        for (Rejection rejection : batch.rejections()) {
            meters.counter("hub.intake.rejected", "code", rejection.code().text())
                    .increment();
        }
        for (Bundle bundle : batch.bundles()) {
            meters.summary("hub.outbox.bundle", "partner", bundle.partner().text())
                    .record(bundle.disclosures().size());
            bundle.disclosures().stream()
                    .collect(Collectors.groupingBy(SealedDisclosure::document, Collectors.counting()))
                    .forEach(
                            (document, count) -> count(bundle.partner(), document, State.QUEUED.text(), "none", count));
        }
    }

    /** What the shop was told. */
    public void announced(@Body List<DeliveryStatus> statuses) {
        statuses.forEach(status -> count(
                status.partner(),
                status.document(),
                status.state(),
                status.reason().orElse("none"),
                1));
    }

    private void count(PartnerId partner, DocumentName document, String state, String code, long many) {
        meters.counter(
                        "hub.disclosures",
                        Tags.of("partner", partner.text(), "document", document.text(), "state", state, "code", code))
                .increment(many);
    }
}
