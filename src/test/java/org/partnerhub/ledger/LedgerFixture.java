package org.partnerhub.ledger;

import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;
import static org.partnerhub.ledger.TestLedger.PROVIDER;

import java.util.List;

/** Disclosures in a state that only the ledger brings about, for tests of those who find them so. */
public final class LedgerFixture {

    private LedgerFixture() {}

    /** One of an order of its own, for {@code paywave}. */
    public static long withheld(TestLedger hub, String reason) {
        NewDisclosure disclosure = hub.withheld(hub.newDisclosure(hub.anOrder(), PROVIDER, CONSIGNMENT), reason);
        hub.record(List.of(), List.of(disclosure));
        return disclosure.id();
    }

    /** One of an order of its own, refused by {@code paywave}. */
    public static long parked(TestLedger hub, String reason) {
        List<SealedDisclosure> sealed = hub.queued(hub.anOrder(), 1);
        hub.claims.settle(hub.claims.fromBundle(PROVIDER, sealed).stream()
                .map(each -> new Outcome.Parked(each, reason))
                .toList());
        return sealed.get(0).disclosure();
    }

    /** One of an order of its own, due at {@code paywave}. */
    public static long waiting(TestLedger hub) {
        long withheld = withheld(hub, "agreement-expired");
        hub.heldBack.release(PROVIDER, "agreement-expired");
        return withheld;
    }

    /** Disclosures of this order, queued for the provider. */
    public static List<SealedDisclosure> queued(TestLedger hub, long order, int count) {
        return hub.queued(order, count);
    }

    /** Claims them as the provider's consumer does. */
    public static List<Claimed> claim(TestLedger hub, List<SealedDisclosure> bundle) {
        return hub.claims.fromBundle(PROVIDER, bundle);
    }
}
