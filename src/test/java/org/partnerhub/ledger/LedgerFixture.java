package org.partnerhub.ledger;

import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;
import static org.partnerhub.ledger.TestLedger.PROVIDER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;

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

    /** A payment of an order of its own that {@code paywave} was asked for in vain. */
    public static void unanswered(TestLedger hub) {
        Instant now = hub.clock.instant();
        OpenPayment payment = new OpenPayment(hub.anOrder(), PROVIDER, now, now, now);
        hub.transaction.executeWithoutResult(status -> hub.openPayments.add(List.of(payment)));
        hub.jdbc.update("update payment_open set asked_at = due_at");
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

    /** Puts on record that the partner has got something of the order. */
    public static void sent(TestLedger hub, long order, PartnerId partner) {
        hub.claims.settle(hub.claims.fromBundle(partner, hub.queued(order, partner, CONSIGNMENT, 1)).stream()
                .map(Outcome.Sent::new)
                .toList());
    }

    /** A notice of nobody's, claimed by the partner's route. */
    public static ClaimedNotice notice(String partner) {
        return new ClaimedNotice(1, anOpenNotice(partner), null, new byte[0]);
    }

    /** A notice that may be answered until the end of the year. */
    public static OpenNotice anOpenNotice(String partner) {
        return new OpenNotice(
                1,
                new UUID(5, 1),
                new UUID(5, 1),
                "DR-1",
                2,
                new UUID(6, 1),
                new PartnerId(partner),
                "deletion",
                NoticeState.QUEUED,
                false,
                1L,
                1,
                0,
                Instant.parse("2027-01-01T00:00:00Z"),
                Instant.parse("2026-12-25T00:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                TestLedger.START,
                TestLedger.START);
    }
}
