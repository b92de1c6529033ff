package org.partnerhub.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.partnerhub.announce.ChainHead;
import org.partnerhub.ledger.ProofChain;
import org.partnerhub.ledger.ProofHeads;
import org.partnerhub.vault.ProofKeys;

/** Signs how far the chain has come, and tells the shop. Every link is covered by a head, at the latest a little later. */
public final class ChainHeads {

    private static final int BATCH = 500;

    private final ProofChain chain;
    private final ProofHeads heads;
    private final ProofKeys keys;
    private final Duration every;
    private final Clock clock;

    ChainHeads(ProofChain chain, ProofHeads heads, ProofKeys keys, Duration every, Clock clock) {
        this.chain = chain;
        this.heads = heads;
        this.keys = keys;
        this.every = every;
        this.clock = clock;
    }

    /**
     * The oldest of which the shop has not been told, in order, and a new one if the chain has grown and the last is old
     * enough; empty when the shop has been told of all.
     */
    public List<ChainHead> next() {
        return chain.tip().map(this::next).orElse(List.of());
    }

    /** The shop has been told of these. */
    public void announced(List<ChainHead> told) {
        heads.announced(told.stream().map(ChainHead::number).toList());
    }

    /** The head that covers a link, signed now if there is none yet; absent if the chain is not that long. */
    Optional<SignedHead> covering(long link) {
        if (heads.covering(link).isEmpty()) {
            sign();
        }
        return heads.covering(link).flatMap(head -> chain.tip().map(tip -> SignedHead.of(tip.id(), head)));
    }

    private List<ChainHead> next(ProofChain.Tip tip) {
        if (tip.links() > 0 && isTime(tip)) {
            sign();
        }
        return heads.next(BATCH).stream()
                .map(head -> event(SignedHead.of(tip.id(), head)))
                .toList();
    }

    private boolean isTime(ProofChain.Tip tip) {
        return heads.last()
                .map(head ->
                        head.number() < tip.links() && !head.at().plus(every).isAfter(clock.instant()))
                .orElse(true);
    }

    /** Of the chain as it is now; a second time of the same chain it signs nothing. */
    private void sign() {
        chain.atomically(() -> {
            chain.lock().filter(tip -> heads.covering(tip.links()).isEmpty()).ifPresent(tip -> {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                heads.add(SignedHead.of(tip, now, keys).row());
            });
            return null;
        });
    }

    private ChainHead event(SignedHead head) {
        return new ChainHead(
                head.chain(),
                head.number(),
                head.entries(),
                HexFormat.of().formatHex(head.mac()),
                head.at(),
                keys.fingerprint(),
                Base64.getEncoder().encodeToString(head.signature()));
    }
}
