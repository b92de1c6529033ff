package org.partnerhub.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.FieldPath;
import org.partnerhub.ledger.DestroyedEpoch;

/** An entry in the making; which details it needs, {@link ProofKind} says. */
public final class EntryDraft {

    private final ProofKind kind;
    private final Instant at;
    private final Map<Detail, List<String>> details = new EnumMap<>(Detail.class);

    EntryDraft(ProofKind kind, Instant at) {
        this.kind = kind;
        this.at = at;
    }

    /** The shop's id of the request, or the hub's own: 1 to 64 letters, digits, dots, underscores, colons, hyphens. */
    public EntryDraft request(String id) {
        return with(Detail.REQUEST, id);
    }

    /** The random id that stands for the order. */
    public EntryDraft order(UUID randomId) {
        return with(Detail.ORDER, randomId.toString());
    }

    public EntryDraft notice(UUID randomId) {
        return with(Detail.NOTICE, randomId.toString());
    }

    public EntryDraft partner(PartnerId partner) {
        return with(Detail.PARTNER, partner.text());
    }

    public EntryDraft document(DocumentName document) {
        return with(Detail.DOCUMENT, document.text());
    }

    /** The version of the contract: twelve hexadecimal digits. */
    public EntryDraft contract(String version) {
        return with(Detail.CONTRACT, version);
    }

    /** Names of fields of the shop's order, or of a partner's document; none at all is the same as not to call this. */
    public EntryDraft fields(Collection<FieldPath> fields) {
        if (!fields.isEmpty()) {
            details.put(
                    Detail.FIELDS,
                    fields.stream().map(FieldPath::toString).distinct().sorted().toList());
        }
        return this;
    }

    /** 2 to 40 lower-case letters, digits, hyphens, and no more than four digits in a row; so is a basis. */
    public EntryDraft code(String code) {
        return with(Detail.CODE, code);
    }

    public EntryDraft basis(String legalBasis) {
        return with(Detail.BASIS, legalBasis);
    }

    /** Whose word it is, where it is not the partner's: a code. */
    public EntryDraft by(String whose) {
        return with(Detail.BY, whose);
    }

    public EntryDraft since(Instant time) {
        return with(Detail.SINCE, time.truncatedTo(ChronoUnit.MICROS).toString());
    }

    /** The epoch by whose end it is so. */
    public EntryDraft destroyed(DestroyedEpoch epoch) {
        with(Detail.EPOCH, Long.toString(epoch.id()));
        return with(Detail.DESTROYED, epoch.at().truncatedTo(ChronoUnit.MICROS).toString());
    }

    public EntryDraft until(Instant time) {
        return with(Detail.UNTIL, time.truncatedTo(ChronoUnit.MICROS).toString());
    }

    public EntryDraft until(LocalDate day) {
        return with(Detail.UNTIL, day.toString());
    }

    /** @throws IllegalArgumentException when it says too much or too little, or something in a shape that it may not have */
    public ProofEntry entry() {
        return new ProofEntry(kind, at, details);
    }

    private EntryDraft with(Detail detail, String text) {
        details.put(detail, List.of(text));
        return this;
    }
}
