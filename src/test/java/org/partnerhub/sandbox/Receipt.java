package org.partnerhub.sandbox;

import java.util.List;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.sandbox.Expectation.Expected;
import org.partnerhub.sandbox.Outcomes.Outcome;

/** What the hub says it sent to one partner, and what the partner has: manifest rows or requests. */
record Receipt(String partner, long sent, long received) {

    static Receipt of(PartnerId partner, List<Outcome> all, long received) {
        long sent = all.stream()
                .filter(outcome -> outcome.isRight() && outcome.expectation().expected() == Expected.SENT)
                .map(Outcome::expectation)
                .filter(expectation -> expectation.subject().partner().equals(Optional.of(partner.text())))
                .mapToLong(Expectation::rows)
                .sum();
        return new Receipt(partner.text(), sent, received);
    }

    boolean agrees() {
        return sent == received;
    }
}
