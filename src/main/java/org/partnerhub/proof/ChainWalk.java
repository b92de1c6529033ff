package org.partnerhub.proof;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.partnerhub.ledger.ProofChain;
import org.partnerhub.ledger.ProofHeads;
import org.partnerhub.proof.Fault.Part;
import org.partnerhub.proof.Fault.What;
import org.partnerhub.vault.ProofKeys;

/** One walk from the first link to the last that was there when it began. */
final class ChainWalk {

    /** Links that are read at once. */
    private static final int BATCH = 50;

    private final ProofChain chain;
    private final ProofHeads heads;
    private final ProofKeys keys;
    private final UUID chainId;
    private final ProofChain.Extent extent;
    private final Map<Long, List<SignedHead>> kept;
    private final LinkCheck check;
    private byte[] mac;
    private long links;
    private long entries;

    /**
     * @param extent of a chain that has a tip
     * @param kept heads of this chain, each as it was signed
     */
    ChainWalk(
            ProofChain chain,
            ProofHeads heads,
            ChainMac macs,
            ProofKeys keys,
            ProofChain.Extent extent,
            List<SignedHead> kept) {
        this.chain = chain;
        this.heads = heads;
        this.keys = keys;
        this.extent = extent;
        ProofChain.Tip tip = extent.tip().orElseThrow();
        this.chainId = tip.id();
        this.kept = kept.stream().collect(groupingBy(SignedHead::number));
        this.check = new LinkCheck(macs, tip.id());
        this.mac = tip.origin();
    }

    Verification.Result result() {
        Optional<Fault> fault = Optional.empty();
        while (fault.isEmpty() && links < extent.highest()) {
            fault = batch(Math.min(extent.highest(), links + BATCH));
        }
        Optional<Fault> first = fault.or(this::faultBehind).or(this::faultBeside);
        return new Verification.Result(links, entries, first);
    }

    private Optional<Fault> batch(long upTo) {
        List<ProofChain.Link> found = chain.links(links, upTo);
        Map<Long, List<ProofChain.Entry>> content =
                chain.entries(links, upTo).stream().collect(groupingBy(ProofChain.Entry::link));
        Map<Long, List<SignedHead>> signed = heads.between(links, upTo).stream()
                .map(head -> SignedHead.of(chainId, head))
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
            return fault;
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

    /** Links behind the last, of which there is nothing left but heads. */
    private Optional<Fault> faultBehind() {
        if (extent.head() > links) {
            boolean isGenuine = heads.between(links, extent.head()).stream()
                    .allMatch(head -> SignedHead.of(chainId, head).isGenuine(keys));
            return isGenuine ? missing() : Optional.of(new Fault(Part.HEAD, What.ALTERED, extent.head(), 0));
        }
        return kept.keySet().stream().anyMatch(number -> number > links) ? missing() : Optional.empty();
    }

    /** What stands where no link can be. */
    private Optional<Fault> faultBeside() {
        if (extent.lowest() < 1) {
            return Optional.of(Fault.ofLink(What.INSERTED, extent.lowest()));
        }
        List<ProofHeads.Head> none = heads.between(Long.MIN_VALUE, 0);
        if (!none.isEmpty()) {
            return Optional.of(new Fault(Part.HEAD, What.ALTERED, none.get(0).number(), 0));
        }
        return chain.stray(extent.highest()).map(entry -> Fault.ofEntry(What.INSERTED, entry.link(), entry.position()));
    }
}
