package org.partnerhub.ledger;

import static org.partnerhub.ledger.TestLedger.CARRIER;
import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;

import java.time.Duration;
import java.util.List;

/** Manifests of {@code nordpost}, for tests of what is answered to them. */
public final class ManifestFixture {

    private ManifestFixture() {}

    /** One on its way, whose rows are of one order. */
    public static Manifest committed(TestLedger hub, int rows) {
        return committed(hub, hub.anOrder(), rows);
    }

    /** The same, of this order. */
    public static Manifest committed(TestLedger hub, long order, int rows) {
        NewDisclosure disclosure = hub.newDisclosure(order, CARRIER, CONSIGNMENT);
        hub.record(List.of(), List.of(disclosure));
        hub.claims.collect(CARRIER, List.of(TestLedger.seal(disclosure, rows)), hub.clock.instant());
        Manifest manifest = hub.manifests
                .begin(CARRIER, CONSIGNMENT, rows, Duration.ZERO, hub.clock.instant())
                .orElseThrow();
        hub.manifests.commit(manifest, new Manifest.Content(rows, 512, new byte[32]));
        return manifest;
    }

    public static Manifest sent(TestLedger hub, int rows) {
        Manifest manifest = committed(hub, rows);
        hub.manifests.sent(manifest);
        return manifest;
    }
}
