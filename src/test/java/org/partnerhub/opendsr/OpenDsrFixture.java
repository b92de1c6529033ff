package org.partnerhub.opendsr;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.secrets.Secrets;

/** The beans of OpenDSR as the hub makes them, on the notices of a test. */
public final class OpenDsrFixture {

    private final OpenDsrConfiguration beans = new OpenDsrConfiguration();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Processors processors;
    private final TestLedger hub;
    private final TestNotices notices;

    public OpenDsrFixture(Catalog catalog, Secrets secrets, TestLedger hub, TestNotices notices) {
        this.hub = hub;
        this.notices = notices;
        this.processors = beans.openDsrProcessors(
                catalog, secrets, new OpenDsrProperties(URI.create("https://hub.example/shop/")), hub.clock);
    }

    /** What the route template {@code opendsr-notice} calls. */
    public OpenDsrNotices notices() {
        return beans.openDsrNotices(processors, notices.desk, notices.backOff(), meters, hub.clock);
    }

    /** What the route {@code deletion-callback} calls. */
    public DeletionCallbacks callbacks() {
        return beans.deletionCallbacks(processors, notices.desk, meters);
    }

    /** How many callbacks have come to this. */
    public double callbacks(String outcome) {
        return meters.counter("hub.callbacks", "partner", "paywave", "outcome", outcome)
                .count();
    }
}
