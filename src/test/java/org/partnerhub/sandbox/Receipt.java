package org.partnerhub.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.sandbox.Expectation.Expected;
import org.partnerhub.sandbox.Outcomes.Outcome;

/**
 * What the hub says it sent to one partner, and what the partner has: manifest rows or requests.
 *
 * @param unsaid of orders that were deleted: what may have come before, and the hub does not say any more
 */
record Receipt(String partner, long sent, long unsaid, long received) {

    static Receipt of(PartnerId partner, List<Outcome> all, long received) {
        List<Outcome> ofPartner = all.stream()
                .filter(outcome -> outcome.isRight() && outcome.expectation().expected() == Expected.SENT)
                .filter(outcome -> outcome.expectation().subject().partner().equals(Optional.of(partner.text())))
                .toList();
        long sent = rows(ofPartner.stream().filter(Outcome::isSent));
        return new Receipt(partner.text(), sent, rows(ofPartner.stream()) - sent, received);
    }

    boolean agrees() {
        return sent <= received && received <= sent + unsaid;
    }

    private static long rows(Stream<Outcome> outcomes) {
        return outcomes.map(Outcome::expectation).mapToLong(Expectation::rows).sum();
    }
}
