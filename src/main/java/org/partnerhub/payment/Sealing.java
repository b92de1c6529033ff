package org.partnerhub.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.PaymentNews;
import org.partnerhub.ledger.PaymentRecord;
import org.partnerhub.ledger.PendingResult;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;

/** What is stored of payments under reference keys: JSON, each value bound to the row that it stands in. */
final class Sealing {

    /** The number of the row that holds a payment's figures: there is one for each order and partner. */
    private static final long FIGURES = 0;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a pending result keeps of a {@link Received}. */
    private record Kept(long amount, String currency, String providerReference, String at) {}

    /** What the shop is to be told: see {@code announce.PaymentResult.Figures}. */
    record Told(long amount, String currency, long refunded, String providerReference) {}

    private final KeySession keys;

    /** The session must hold the keys of the orders. */
    Sealing(KeySession keys) {
        this.keys = keys;
    }

    byte[] seal(Figures figures, long order, PartnerId partner) {
        return seal(figures, new Binding(partner.text(), order, FIGURES));
    }

    Figures figures(PaymentRecord record) {
        return open(record.figures(), new Binding(record.partner().text(), record.order(), FIGURES), Figures.class);
    }

    /** @param owner the order whose key it is, or the event's own number */
    byte[] seal(Received result, long owner, PartnerId partner) {
        Kept kept = new Kept(
                result.amount(),
                result.currency(),
                result.providerReference().orElse(null),
                result.at().map(Instant::toString).orElse(null));
        return seal(kept, new Binding(partner.text(), owner, result.event()));
    }

    Received result(PendingResult pending) {
        Kept kept = open(
                pending.sealed(), new Binding(pending.partner().text(), owner(pending), pending.event()), Kept.class);
        return new Received(
                pending.event(),
                ResultKind.of(pending.kind()),
                kept.amount(),
                kept.currency(),
                Optional.ofNullable(kept.providerReference()),
                Optional.ofNullable(kept.at()).map(Instant::parse),
                pending.receivedAt());
    }

    byte[] seal(Told told, long order, PartnerId partner, long news) {
        return seal(told, new Binding(partner.text(), order, news));
    }

    Told told(PaymentNews news) {
        return open(
                news.sealed(), new Binding(news.partner().text(), news.order().orElseThrow(), news.id()), Told.class);
    }

    private long owner(PendingResult pending) {
        if (pending.home() instanceof PendingResult.OfStranger stranger) {
            keys.load(pending.event(), stranger.keys());
            return pending.event();
        }
        return ((PendingResult.OfOrder) pending.home()).order();
    }

    private byte[] seal(Object value, Binding binding) {
        try {
            return keys.seal(KeyKind.REFERENCE, binding, JSON.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new IllegalStateException("a payment's figures cannot be written");
        }
    }

    private <T> T open(byte[] sealed, Binding binding, Class<T> type) {
        try {
            return JSON.readValue(keys.open(KeyKind.REFERENCE, binding, sealed), type);
        } catch (IOException e) {
            // without its cause, which repeats what it could not read
            throw new IllegalStateException("a payment's figures are not as this version writes them");
        }
    }
}
