package org.partnerhub.ledger;

import java.time.Instant;
import java.util.List;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/** What only the ledger can make, for tests of those who are handed it. */
public final class ClaimedFixture {

    public static final Instant RECORDED_AT = Instant.parse("2026-11-20T08:00:00Z");

    private ClaimedFixture() {}

    public static Claimed claimed(String partner, String document, long order, long disclosure) {
        return claimed(partner, document, order, disclosure, new byte[] {1});
    }

    public static Claimed claimed(String partner, String document, long order, long disclosure, byte[] sealed) {
        DisclosureRow row = new DisclosureRow(
                disclosure, order, "evt-" + disclosure, partner, 1, State.SENDING, null, 7L, 0, RECORDED_AT);
        return new Claimed(
                7,
                row,
                "0123456789ab",
                new WrappedKeys(1, new byte[] {1}, new byte[] {1}),
                new SealedDisclosure(new PartnerId(partner), new DocumentName(document), disclosure, order, 1, sealed));
    }

    public static Question question(String partner, long order) {
        return new Question(
                order, new PartnerId(partner), 0, new WrappedKeys(1, new byte[] {1}, new byte[] {1}), new byte[] {1});
    }

    public static Manifest manifest(String partner, String document, Manifest.Content committed) {
        Instant cut = Instant.parse("2026-11-20T08:15:30Z");
        ManifestRow row = new ManifestRow(
                1,
                new PartnerId(partner),
                new DocumentName(document),
                1,
                partner + "-" + document + "-20261120-000001.csv",
                7,
                0,
                committed,
                cut,
                cut);
        return new Manifest(row, List.of(claimed(partner, document, 1, 1)));
    }
}
