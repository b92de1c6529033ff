package org.partnerhub.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.ledger.ProofChain;

/**
 * The entries of one request, each from a link that is as it was made. Whether a link of the request is missing as a whole,
 * only {@link Verification} finds out.
 */
final class ProvenEntries {

    private final ProofChain chain;
    private final ChainMac macs;

    ProvenEntries(ProofChain chain, ChainMac macs) {
        this.chain = chain;
        this.macs = macs;
    }

    /**
     * @param links those that hold the entries, in order
     * @param fault of the first link that is not as it was made; then there are no entries
     */
    record Found(UUID chain, List<Long> links, List<ProofEntry> entries, Optional<Fault> fault) {

        long lastLink() {
            return links.get(links.size() - 1);
        }
    }

    /** @param last those of later links are left out */
    Found of(String request, long last) {
        Optional<ProofChain.Tip> tip = chain.tip();
        List<Long> links = chain.ofRequest(request).stream()
                .map(ProofChain.Entry::link)
                .filter(link -> link <= last)
                .distinct()
                .toList();
        if (tip.isEmpty()) {
            Optional<Fault> fault = links.isEmpty() ? Optional.empty() : Optional.of(Fault.ofChain(Fault.What.MISSING));
            return new Found(null, List.of(), List.of(), fault);
        }
        if (!LinkCheck.same(macs.origin(tip.get().id()), tip.get().origin())) {
            return new Found(tip.get().id(), List.of(), List.of(), Optional.of(Fault.ofChain(Fault.What.ALTERED)));
        }
        List<ProofEntry> entries = new ArrayList<>();
        for (long link : links) {
            List<ProofChain.Entry> content = chain.entries(link - 1, link);
            Optional<Fault> fault = faultOf(tip.get(), link, content);
            if (fault.isPresent()) {
                return new Found(tip.get().id(), List.of(), List.of(), fault);
            }
            content.stream()
                    .filter(entry -> entry.request().equals(Optional.of(request)))
                    .map(entry -> ProofEntry.read(entry.body()))
                    .forEach(entries::add);
        }
        return new Found(tip.get().id(), links, entries, Optional.empty());
    }

    private Optional<Fault> faultOf(ProofChain.Tip tip, long number, List<ProofChain.Entry> content) {
        List<ProofChain.Link> links = chain.links(number - 2, number);
        ProofChain.Link link = links.isEmpty() ? null : links.get(links.size() - 1);
        if (link == null || link.number() != number) {
            return Optional.of(Fault.ofLink(Fault.What.MISSING, number));
        }
        LinkCheck check = new LinkCheck(macs, tip.id());
        if (number == 1) {
            return check.faultOf(link, tip.origin(), 0, content);
        }
        ProofChain.Link before = links.get(0);
        return before.number() == number - 1
                ? check.faultOf(link, before.mac(), before.entries(), content)
                : Optional.of(Fault.ofLink(Fault.What.MISSING, number - 1));
    }
}
