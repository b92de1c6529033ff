package org.partnerhub.proof;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.FieldPath;

/** Entries of the request {@code DR-1} and an order of it. */
final class Entries {

    static final Instant AT = Instant.parse("2026-11-20T08:15:00Z");
    static final PartnerId NORDPOST = new PartnerId("nordpost");
    static final PartnerId PAYWAVE = new PartnerId("paywave");
    static final UUID ORDER = new UUID(7, 1);
    static final UUID NOTICE = new UUID(8, 1);

    private Entries() {}

    static EntryDraft notice(ProofKind kind) {
        return ProofEntry.of(kind, AT)
                .request("DR-1")
                .order(ORDER)
                .notice(NOTICE)
                .partner(NORDPOST);
    }

    static ProofEntry copy() {
        return ProofEntry.of(ProofKind.COPY_HELD, AT)
                .request("DR-1")
                .order(ORDER)
                .partner(NORDPOST)
                .document(new DocumentName("consignment"))
                .contract("abcdef012345")
                .fields(Set.of(FieldPath.of("recipient.name"), FieldPath.of("items[].customs.hsCode")))
                .since(AT.minusSeconds(3600))
                .entry();
    }
}
