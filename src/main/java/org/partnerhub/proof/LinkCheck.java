package org.partnerhub.proof;

import static java.util.stream.Collectors.toMap;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.partnerhub.ledger.ProofChain;
import org.partnerhub.proof.Fault.What;

/** Holds one link and its entries against their MACs, and names the first thing that is wrong. */
final class LinkCheck {

    private final ChainMac macs;
    private final UUID chain;

    LinkCheck(ChainMac macs, UUID chain) {
        this.macs = macs;
        this.chain = chain;
    }

    /**
     * @param previous the MAC of the link before it
     * @param before how many entries there are up to that one
     * @param entries of this link, by their position
     */
    Optional<Fault> faultOf(ProofChain.Link link, byte[] previous, long before, List<ProofChain.Entry> entries) {
        return new Positions(link, before, entries).fault().or(() -> faultOfLink(link, previous, before, entries));
    }

    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    /** Every entry that is there is genuine and in its place: what is left is the link itself, and what was behind them. */
    private Optional<Fault> faultOfLink(
            ProofChain.Link link, byte[] previous, long before, List<ProofChain.Entry> entries) {
        long total = before + entries.size();
        List<String> bodies = entries.stream().map(ProofChain.Entry::body).toList();
        boolean isWhole = same(macs.link(link.number(), previous, link.at(), total, bodies), link.mac());
        if (isWhole && link.entries() == total) {
            return Optional.empty();
        }
        return Optional.of(
                !isWhole && link.entries() > total
                        ? Fault.ofEntry(What.MISSING, link.number(), entries.size() + 1)
                        : Fault.ofLink(What.ALTERED, link.number()));
    }

    /** The entries of one link by their positions, none of which may be trusted. */
    private final class Positions {

        private final long link;
        private final long count;
        private final TreeMap<Integer, ProofChain.Entry> entries;

        Positions(ProofChain.Link link, long before, List<ProofChain.Entry> entries) {
            this.link = link.number();
            this.count = link.entries() - before;
            this.entries = entries.stream()
                    .collect(toMap(ProofChain.Entry::position, each -> each, (one, other) -> one, TreeMap::new));
        }

        Optional<Fault> fault() {
            for (int position = 1; !entries.isEmpty() && position <= entries.lastKey(); position++) {
                ProofChain.Entry found = entries.get(position);
                if (found == null || !isMadeFor(position, found)) {
                    return Optional.of(fault(position, found));
                }
                if (!isFiledRightly(found)) {
                    return Optional.of(Fault.ofEntry(What.ALTERED, link, position));
                }
            }
            return Optional.ofNullable(entries.lowerKey(1))
                    .map(position -> Fault.ofEntry(What.INSERTED, link, position));
        }

        private Fault fault(int position, ProofChain.Entry found) {
            boolean isElsewhere = entries.values().stream().anyMatch(each -> isMadeFor(position, each));
            if (found == null) {
                return !isElsewhere && position > count
                        ? Fault.ofEntry(What.INSERTED, link, entries.higherKey(position))
                        : Fault.ofEntry(isElsewhere ? What.MOVED : What.MISSING, link, position);
            }
            boolean isStrange = IntStream.rangeClosed(1, Proof.LONGEST_LINK).noneMatch(each -> isMadeFor(each, found));
            if (isElsewhere) {
                return Fault.ofEntry(isStrange ? What.INSERTED : What.MOVED, link, position);
            }
            return Fault.ofEntry(strangeOrNot(isStrange, position), link, position);
        }

        private What strangeOrNot(boolean isStrange, int position) {
            if (!isStrange) {
                return What.MISSING;
            }
            return position > count ? What.INSERTED : What.ALTERED;
        }

        private boolean isMadeFor(int position, ProofChain.Entry entry) {
            return same(macs.entry(chain, link, position, entry.body()), entry.mac());
        }

        /** What the look-up goes by is not covered by a MAC, but stands in the body, which is. */
        private boolean isFiledRightly(ProofChain.Entry entry) {
            return ProofEntry.read(entry.body()).text(Detail.REQUEST).equals(entry.request());
        }
    }
}
