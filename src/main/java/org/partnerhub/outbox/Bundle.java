package org.partnerhub.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.SealedDisclosure;

/** Sealed disclosures for one partner that travel as one message, in the order of their events. */
public record Bundle(PartnerId partner, List<SealedDisclosure> disclosures) {

    /** What a message holds at most, one larger disclosure excepted; it must fit the broker's journal buffer. */
    private static final int MAX_BYTES = 512 * 1024;

    public Bundle {
        if (disclosures.isEmpty()) {
            throw new IllegalArgumentException("a bundle holds at least one disclosure");
        }
        if (!disclosures.stream().allMatch(each -> each.partner().equals(partner))) {
            throw new IllegalArgumentException("a bundle holds disclosures for one partner only");
        }
        disclosures = List.copyOf(disclosures);
    }

    /** Packs disclosures into as few bundles as hold them, keeping their order for each partner. */
    public static List<Bundle> pack(Collection<SealedDisclosure> disclosures) {
        Map<PartnerId, List<SealedDisclosure>> byPartner = new LinkedHashMap<>();
        disclosures.forEach(each -> byPartner
                .computeIfAbsent(each.partner(), partner -> new ArrayList<>())
                .add(each));
        List<Bundle> bundles = new ArrayList<>();
        byPartner.forEach((partner, all) -> pack(partner, all, bundles));
        return bundles;
    }

    private static void pack(PartnerId partner, List<SealedDisclosure> all, List<Bundle> bundles) {
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            int size = all.get(i).bytes().length;
            if (i > from && bytes + size > MAX_BYTES) {
                bundles.add(new Bundle(partner, all.subList(from, i)));
                from = i;
                bytes = 0;
            }
            bytes += size;
        }
        bundles.add(new Bundle(partner, all.subList(from, all.size())));
    }

    /** The queue that the bundle travels through. */
    public String queue() {
        return "hub." + partner;
    }

    /** The bundle in parts of at most so many disclosures, in order. */
    public List<Bundle> slices(int disclosuresEach) {
        List<Bundle> slices = new ArrayList<>();
        for (int from = 0; from < disclosures.size(); from += disclosuresEach) {
            slices.add(new Bundle(
                    partner, disclosures.subList(from, Math.min(from + disclosuresEach, disclosures.size()))));
        }
        return slices;
    }

    /** The bundle as the body of a message; {@link BundleConverter} reads it. */
    public byte[] toBytes() {
        return BundleFormat.write(this);
    }

    /** Not of all that it holds: for each expression in a route, Camel looks a body up by its hash. */
    @Override
    public int hashCode() {
        return Objects.hash(partner, disclosures.size(), disclosures.get(0).disclosure());
    }

    @Override
    public String toString() {
        return disclosures.size() + " sealed disclosures for " + partner;
    }
}
