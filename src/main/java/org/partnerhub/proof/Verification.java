package org.partnerhub.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnerhub.ledger.ProofChain;
import org.partnerhub.ledger.ProofHeads;
import org.partnerhub.proof.Fault.Part;
import org.partnerhub.proof.Fault.What;
import org.partnerhub.vault.ProofKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks the whole chain, beside whoever is appending to it, and names the first thing that is wrong.
 *
 * <p>Whoever can write to the database, and has no key, can alter, remove, move and insert nothing unnoticed; but he can cut
 * the chain off and remove every sign of it that the database holds. That shows only by heads that somebody else has kept.
 */
public final class Verification {

    private static final Logger log = LoggerFactory.getLogger(Verification.class);

    private final ProofChain chain;
    private final ProofHeads heads;
    private final ProofKeys keys;
    private final ChainMac macs;

    Verification(ProofChain chain, ProofHeads heads, ProofKeys keys, ChainMac macs) {
        this.chain = chain;
        this.heads = heads;
        this.keys = keys;
        this.macs = macs;
    }

    /**
     * How far the chain is as it was made.
     *
     * @param links up to the first fault
     * @param entries up to the end of those links
     * @param fault the first; absent when there is none
     */
    public record Result(long links, long entries, Optional<Fault> fault) {}

    /** By what stands in the database. */
    public Result verify() {
        return verify(List.of());
    }

    /**
     * By what stands in the database, and by heads that were kept elsewhere.
     *
     * @param heads as they came on the topic, one after the other
     * @throws IllegalArgumentException when it cannot be read
     */
    public Result verifyAgainst(String heads) {
        return verify(KeptHeads.read(heads));
    }

    Result verify(List<SignedHead> kept) {
        Result result = walk(kept);
        result.fault().filter(fault -> fault.part() != Part.KEPT_HEAD).ifPresent(fault -> log.atError()
                .addKeyValue("fault", fault)
                .log("The proof of deletions is not intact"));
        return result;
    }

    private Result walk(List<SignedHead> kept) {
        ProofChain.Extent extent = extent();
        Optional<ProofChain.Tip> tip = extent.tip();
        if (tip.isEmpty()) {
            boolean isEmpty = extent.highest() == 0 && extent.head() == 0 && kept.isEmpty();
            return new Result(0, 0, isEmpty ? Optional.empty() : Optional.of(Fault.ofChain(What.MISSING)));
        }
        if (!LinkCheck.same(macs.origin(tip.get().id()), tip.get().origin())) {
            return new Result(0, 0, Optional.of(Fault.ofChain(What.ALTERED)));
        }
        return faultOfKept(tip.get(), kept)
                .map(fault -> new Result(0, 0, Optional.of(fault)))
                .orElseGet(() -> new ChainWalk(chain, heads, macs, keys, extent, kept).result());
    }

    /** A chain that begins just now can have links already when it had no tip yet. */
    private ProofChain.Extent extent() {
        ProofChain.Extent extent = chain.extent();
        return extent.tip().isEmpty() && extent.highest() > 0 ? chain.extent() : extent;
    }

    private Optional<Fault> faultOfKept(ProofChain.Tip tip, List<SignedHead> kept) {
        return kept.stream()
                .flatMap(head -> {
                    if (!head.isGenuine(keys)) {
                        return Stream.of(new Fault(Part.KEPT_HEAD, What.ALTERED, head.number(), 0));
                    }
                    return head.chain().equals(tip.id())
                            ? Stream.empty()
                            : Stream.of(new Fault(Part.KEPT_HEAD, What.FOREIGN, head.number(), 0));
                })
                .findFirst();
    }
}
