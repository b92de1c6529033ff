package org.partnerhub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.Claims;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.outbox.Bundle;

/** What the route templates that send requests do with disclosures, step by step. */
public final class Delivery {

    private final Claims claims;
    private final Requests requests;
    private final Refunding refunding;
    private final BackOff backOff;
    private final DeliveryProperties properties;
    private final Clock clock;

    Delivery(
            Claims claims,
            Requests requests,
            Refunding refunding,
            BackOff backOff,
            DeliveryProperties properties,
            Clock clock) {
        this.claims = claims;
        this.requests = requests;
        this.refunding = refunding;
        this.backOff = backOff;
        this.properties = properties;
        this.clock = clock;
    }

    /** The parts of a bundle that are claimed one after the other. */
    public List<Bundle> slices(@Body Bundle bundle) {
        return bundle.slices(properties.slice());
    }

    /** Claims what may still go, and makes requests of it. */
    public Slice claim(@Body Bundle bundle) {
        return requests.of(claims.fromBundle(bundle.partner(), bundle.disclosures()));
    }

    /** Claims what waits for this partner and is due, and makes requests of it; null when nothing is. */
    public Slice claimDue(String partner) {
        List<Claimed> due = claims.due(new PartnerId(partner), properties.slice(), clock.instant());
        return due.isEmpty() ? null : requests.of(due);
    }

    /** The partner has it. */
    public void sent(@ExchangeProperty("attempt") Attempt attempt) {
        attempt.sent();
    }

    /** The partner answered that it cannot take it now. */
    public void busy(@Header("Retry-After") String retryAfter) throws PartnerBusyException {
        throw new PartnerBusyException(retryAfter);
    }

    /** The partner cannot take it now, or cannot be reached. */
    public void postpone(@ExchangeProperty("attempt") Attempt attempt, @ExchangeException Exception trouble) {
        Instant due = trouble instanceof PartnerBusyException busy
                ? backOff.after(attempt.number(), busy.retryAfter())
                : backOff.after(attempt.number());
        if (Trouble.isBeforeAnythingWasSent(trouble)) {
            attempt.unreached(due, Trouble.of(trouble));
        } else {
            attempt.postpone(due, Trouble.of(trouble));
        }
    }

    /** The partner will not take it as it is: a person must look. */
    public void park(
            @ExchangeProperty("attempt") Attempt attempt, @Header(Exchange.HTTP_RESPONSE_CODE) Integer status) {
        attempt.park(status == null ? "refused" : "refused-" + status);
    }

    /** Tells the ledger how each attempt ended. */
    public void settle(@Body Slice slice) {
        Instant now = clock.instant();
        List<Outcome> outcomes =
                slice.attempts().stream().map(attempt -> attempt.outcome(now)).toList();
        // before the ledger: whoever is stopped in between asks for the refund again, and so reserves it again
        refunding.release(outcomes);
        claims.settle(outcomes);
    }
}
