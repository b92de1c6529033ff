package org.partnerhub.proof;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.partnerhub.ledger.LedgerUnavailableException;
import org.partnerhub.ledger.ProofChain;

/** Where deletions leave what can be shown of them afterwards. Thread-safe. */
public final class Proof {

    /** What is verified at once has to fit in memory. */
    static final int LONGEST_LINK = 500;

    private final ProofChain chain;
    private final ChainMac macs;
    private final Clock clock;

    Proof(ProofChain chain, ChainMac macs, Clock clock) {
        this.chain = chain;
        this.macs = macs;
        this.clock = clock;
    }

    /**
     * Appends entries in the caller's transaction, all or none of them, as one link of the chain (more if there are more
     * than 500). It belongs at the end of that transaction: whoever else appends waits until it ends, so nothing may be
     * locked after it.
     *
     * @throws LedgerUnavailableException when the database is away, or somebody else was first: the caller's transaction is
     *     to be repeated as a whole
     */
    public void append(List<ProofEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        chain.inTransaction(() -> {
            Growth growth = new Growth(chain.lock(() -> macs.first(UUID.randomUUID())));
            for (int from = 0; from < entries.size(); from += LONGEST_LINK) {
                growth.link(entries.subList(from, Math.min(entries.size(), from + LONGEST_LINK)));
            }
            chain.add(growth.links, growth.entries);
            return null;
        });
    }

    /** What one call adds to the chain. */
    private final class Growth {

        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        private final List<ProofChain.Link> links = new ArrayList<>();
        private final List<ProofChain.Entry> entries = new ArrayList<>();
        private ProofChain.Tip tip;

        Growth(ProofChain.Tip tip) {
            this.tip = tip;
        }

        void link(List<ProofEntry> added) {
            long number = tip.links() + 1;
            List<String> bodies = added.stream().map(ProofEntry::canonical).toList();
            long total = tip.entries() + bodies.size();
            byte[] mac = macs.link(number, tip.mac(), now, total, bodies);
            links.add(new ProofChain.Link(number, now, total, mac));
            for (int i = 0; i < added.size(); i++) {
                entries.add(new ProofChain.Entry(
                        number,
                        i + 1,
                        added.get(i).text(Detail.REQUEST),
                        bodies.get(i),
                        macs.entry(tip.id(), number, i + 1, bodies.get(i))));
            }
            tip = new ProofChain.Tip(tip.id(), tip.origin(), number, total, mac);
        }
    }
}
