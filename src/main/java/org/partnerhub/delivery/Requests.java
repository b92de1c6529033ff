package org.partnerhub.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.payment.PaymentRequest;
import org.partnerhub.payment.Payments;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;

/** Makes requests of claimed disclosures. What they ask payment providers for is on record before any of them goes. */
final class Requests {

    private final Catalog catalog;
    private final Unsealing unsealing;
    private final Vault vault;
    private final Payments payments;
    private final Refunding refunding;

    Requests(Catalog catalog, Unsealing unsealing, Vault vault, Payments payments, Refunding refunding) {
        this.catalog = catalog;
        this.unsealing = unsealing;
        this.vault = vault;
        this.payments = payments;
        this.refunding = refunding;
    }

    Slice of(List<Claimed> claimed) {
        List<Unsealing.Opened> opened = new ArrayList<>();
        unsealing.open(claimed, opened::add);
        expectPayments(opened);
        // behind the payments: a refund may come together with its own
        Map<Long, Refunding.Ready> refunds = refunding.prepare(opened);
        Slice slice = new Slice();
        for (Unsealing.Opened each : opened) {
            long order = each.claimed().order();
            slice.add(order, attempt(each, refunds.get(each.claimed().disclosure()), slice.lastOf(order)));
        }
        return slice;
    }

    /** Before the provider is asked: its result may come before its answer. */
    private void expectPayments(List<Unsealing.Opened> opened) {
        Map<Claimed, PaymentRequest> asked = new LinkedHashMap<>();
        opened.forEach(each -> payment(each).ifPresent(request -> asked.put(each.claimed(), request)));
        if (asked.isEmpty()) {
            return;
        }
        try (KeySession keys = vault.open()) {
            asked.keySet().forEach(claimed -> keys.load(claimed.order(), claimed.keys()));
            payments.request(keys, asked.values());
        }
    }

    private Optional<PaymentRequest> payment(Unsealing.Opened opened) {
        Claimed claimed = opened.claimed();
        return catalog.of(claimed.partner())
                .flatMap(contract -> contract.document(claimed.document()).flatMap(document -> opened.content()
                        .flatMap(content -> AskedFor.payment(contract, document, claimed.order(), content))));
    }

    /** @param refund what was found out about it, if it asks for a refund */
    private Attempt attempt(Unsealing.Opened opened, Refunding.Ready refund, Attempt earlier) {
        if (refund instanceof Refunding.Ended ended) {
            return Attempt.ended(opened.claimed(), ended.outcome(), earlier);
        }
        if (refund instanceof Refunding.Filled filled) {
            return attempt(opened.claimed(), filled.content(), earlier);
        }
        return opened.content()
                .map(content -> attempt(opened.claimed(), content, earlier))
                .orElseGet(() -> unsendable(opened.claimed(), "seal-broken", earlier));
    }

    private Attempt attempt(Claimed claimed, byte[] content, Attempt earlier) {
        Optional<String> path = catalog.of(claimed.partner())
                .map(Contract::delivery)
                .map(delivery -> delivery.paths().get(claimed.document()));
        // with a place that nobody fills any more, it is not what the contract means now
        return path.isEmpty() || Places.in(content).any()
                ? unsendable(claimed, "contract-changed", earlier)
                : Attempt.of(
                        claimed,
                        Release.request(
                                claimed, path.get(), vault.pseudonyms().idempotencyKey(claimed.disclosure()), content),
                        earlier);
    }

    private static Attempt unsendable(Claimed claimed, String reason, Attempt earlier) {
        return Attempt.ended(claimed, new Outcome.Unsendable(claimed, reason), earlier);
    }
}
