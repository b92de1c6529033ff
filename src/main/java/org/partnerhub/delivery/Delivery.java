package org.partnerhub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.Claims;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.outbox.Bundle;
import org.partnerhub.payment.PaymentRequest;
import org.partnerhub.payment.Payments;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;

/** What the route templates that send requests do with disclosures, step by step. */
public final class Delivery {

    private final Catalog catalog;
    private final Claims claims;
    private final Unsealing unsealing;
    private final Vault vault;
    private final Payments payments;
    private final BackOff backOff;
    private final DeliveryProperties properties;
    private final Clock clock;

    Delivery(
            Catalog catalog,
            Claims claims,
            Unsealing unsealing,
            Vault vault,
            Payments payments,
            BackOff backOff,
            DeliveryProperties properties,
            Clock clock) {
        this.catalog = catalog;
        this.claims = claims;
        this.unsealing = unsealing;
        this.vault = vault;
        this.payments = payments;
        this.backOff = backOff;
        this.properties = properties;
        this.clock = clock;
    }

    /** The parts of a bundle that are claimed one after the other. */
    public List<Bundle> slices(@Body Bundle bundle) {
        return bundle.slices(properties.slice());
    }

    /** Claims what may still go, and unseals it. */
    public Slice claim(@Body Bundle bundle) {
        return open(claims.fromBundle(bundle.partner(), bundle.disclosures()));
    }

    /** Claims what waits for this partner and is due, and unseals it; null when nothing is. */
    public Slice claimDue(String partner) {
        List<Claimed> due = claims.due(new PartnerId(partner), properties.slice(), clock.instant());
        return due.isEmpty() ? null : open(due);
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
        attempt.postpone(due, Trouble.of(trouble));
    }

    /** The partner will not take it as it is: a person must look. */
    public void park(
            @ExchangeProperty("attempt") Attempt attempt, @Header(Exchange.HTTP_RESPONSE_CODE) Integer status) {
        attempt.park(status == null ? "refused" : "refused-" + status);
    }

    /** Tells the ledger how each attempt ended. */
    public void settle(@Body Slice slice) {
        Instant now = clock.instant();
        claims.settle(
                slice.attempts().stream().map(attempt -> attempt.outcome(now)).toList());
    }

    private Slice open(List<Claimed> claimed) {
        Slice slice = new Slice();
        Map<Claimed, PaymentRequest> asked = new LinkedHashMap<>();
        unsealing.open(claimed, opened -> {
            slice.add(opened.claimed().order(), attempt(slice, opened));
            askedFor(opened).ifPresent(request -> asked.put(opened.claimed(), request));
        });
        // on record before the provider is asked: its result may come before its answer
        expect(asked);
        return slice;
    }

    private Optional<PaymentRequest> askedFor(Unsealing.Opened opened) {
        Claimed claimed = opened.claimed();
        return catalog.of(claimed.partner())
                .flatMap(contract -> contract.document(claimed.document()).flatMap(document -> opened.content()
                        .flatMap(content -> AskedFor.in(contract, document, claimed.order(), content))));
    }

    private void expect(Map<Claimed, PaymentRequest> asked) {
        if (asked.isEmpty()) {
            return;
        }
        try (KeySession keys = vault.open()) {
            asked.keySet().forEach(claimed -> keys.load(claimed.order(), claimed.keys()));
            payments.request(keys, asked.values());
        }
    }

    private Attempt attempt(Slice slice, Unsealing.Opened opened) {
        Claimed claimed = opened.claimed();
        Attempt earlier = slice.lastOf(claimed.order());
        return opened.content()
                .map(content -> catalog.of(claimed.partner())
                        .map(Contract::delivery)
                        .map(delivery -> delivery.paths().get(claimed.document()))
                        .map(path -> Attempt.of(
                                claimed,
                                Release.request(
                                        claimed,
                                        path,
                                        vault.pseudonyms().idempotencyKey(claimed.disclosure()),
                                        content),
                                earlier))
                        .orElseGet(() ->
                                Attempt.ended(claimed, new Outcome.Unsendable(claimed, "contract-changed"), earlier)))
                .orElseGet(() -> Attempt.ended(claimed, new Outcome.Unsendable(claimed, "seal-broken"), earlier));
    }
}
