package org.partnerhub.proof;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
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

    /** Links that are read at once. */
    private static final int BATCH = 50;

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
                .orElseGet(() -> new Walk(tip.get(), extent, kept).result());
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

    /** One walk from the first link to the last that was there when it began. */
    private final class Walk {

        private final ProofChain.Tip tip;
        private final ProofChain.Extent extent;
        private final Map<Long, List<SignedHead>> kept;
        private final LinkCheck check;
        private byte[] mac;
        private long links;
        private long entries;

        Walk(ProofChain.Tip tip, ProofChain.Extent extent, List<SignedHead> kept) {
            this.tip = tip;
            this.extent = extent;
            this.kept = kept.stream().collect(groupingBy(SignedHead::number));
            this.check = new LinkCheck(macs, tip.id());
            this.mac = tip.origin();
        }

        Result result() {
            Optional<Fault> fault = Optional.empty();
            while (fault.isEmpty() && links < extent.highest()) {
                fault = batch(Math.min(extent.highest(), links + BATCH));
            }
            Optional<Fault> first = fault.or(this::faultBehind).or(this::faultBeside);
            return new Result(links, entries, first);
        }

        private Optional<Fault> batch(long upTo) {
            List<ProofChain.Link> found = chain.links(links, upTo);
            Map<Long, List<ProofChain.Entry>> content =
                    chain.entries(links, upTo).stream().collect(groupingBy(ProofChain.Entry::link));
            Map<Long, List<SignedHead>> signed = heads.between(links, upTo).stream()
                    .map(head -> SignedHead.of(tip.id(), head))
                    .collect(groupingBy(SignedHead::number));
            for (ProofChain.Link link : found) {
                Optional<Fault> fault = link.number() == links + 1
                        ? step(link, content.getOrDefault(link.number(), List.of()))
                                .or(() -> faultOf(signed.get(link.number()), link))
                        : missing();
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return links == upTo ? Optional.empty() : missing();
        }

        private Optional<Fault> step(ProofChain.Link link, List<ProofChain.Entry> content) {
            Optional<Fault> fault = check.faultOf(link, mac, entries, content);
            if (fault.isPresent()) {
                return link.number() > tip.links() ? Optional.of(Fault.ofLink(What.INSERTED, link.number())) : fault;
            }
            mac = link.mac();
            links = link.number();
            entries = link.entries();
            return Optional.empty();
        }

        private Optional<Fault> missing() {
            return Optional.of(Fault.ofLink(What.MISSING, links + 1));
        }

        /** Heads that are the database's own, and those that were kept, of a link that is as it was made. */
        private Optional<Fault> faultOf(List<SignedHead> signed, ProofChain.Link link) {
            List<SignedHead> own = signed == null ? List.of() : signed;
            if (!own.stream().allMatch(head -> head.isGenuine(keys))) {
                return Optional.of(new Fault(Part.HEAD, What.ALTERED, link.number(), 0));
            }
            boolean fits = Stream.concat(own.stream(), kept.getOrDefault(link.number(), List.of()).stream())
                    .allMatch(head -> LinkCheck.same(head.mac(), link.mac()) && head.entries() == link.entries());
            return fits ? Optional.empty() : Optional.of(Fault.ofLink(What.REPLACED, link.number()));
        }

        /** What should be behind the last link, or says that something was. */
        private Optional<Fault> faultBehind() {
            boolean isEnd = LinkCheck.same(tip.mac(), mac);
            if (tip.links() > links && !isEnd) {
                return missing();
            }
            if (extent.head() > links) {
                boolean isGenuine = heads.between(links, extent.head()).stream()
                        .allMatch(head -> SignedHead.of(tip.id(), head).isGenuine(keys));
                return isGenuine ? missing() : Optional.of(new Fault(Part.HEAD, What.ALTERED, extent.head(), 0));
            }
            if (kept.keySet().stream().anyMatch(number -> number > links)) {
                return missing();
            }
            boolean isIntact = isEnd && tip.links() == links && tip.entries() == entries;
            return isIntact ? Optional.empty() : Optional.of(Fault.ofChain(What.ALTERED));
        }

        /** What stands where no link can be. */
        private Optional<Fault> faultBeside() {
            if (extent.lowest() < 1) {
                return Optional.of(Fault.ofLink(What.INSERTED, extent.lowest()));
            }
            List<ProofHeads.Head> none = heads.between(Long.MIN_VALUE, 0);
            if (!none.isEmpty()) {
                return Optional.of(
                        new Fault(Part.HEAD, What.ALTERED, none.get(0).number(), 0));
            }
            return chain.stray(extent.highest())
                    .map(entry -> Fault.ofEntry(What.INSERTED, entry.link(), entry.position()));
        }
    }
}
