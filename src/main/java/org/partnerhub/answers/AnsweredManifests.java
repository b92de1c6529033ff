package org.partnerhub.answers;

import java.util.Optional;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.KnownManifest;
import org.partnerhub.ledger.ManifestAnswers;

/** Answers to manifests, put on record in the ledger. */
final class AnsweredManifests implements Answered {

    private final ManifestAnswers ledger;

    AnsweredManifests(ManifestAnswers ledger) {
        this.ledger = ledger;
    }

    @Override
    public Asked asked(PartnerId partner, AnswerName name) {
        return find(partner, name)
                .map(manifest -> manifest.sent() ? Asked.YES : Asked.NOT_YET)
                .orElse(Asked.NEVER);
    }

    @Override
    public String take(PartnerId partner, AnswerName name, byte[] content) {
        KnownManifest manifest = find(partner, name).orElseThrow(() -> new FaultyAnswerException(Fault.NEVER_SENT));
        ManifestAnswer answer = name instanceof AnswerName.OfManifest of && of.ok()
                ? ManifestAnswer.ok(content, manifest.rows())
                : ManifestAnswer.err(content, manifest.rows());
        return switch (ledger.take(manifest, answer.refused())) {
            case TAKEN -> answer.refused().isEmpty() ? "accepted" : "not-accepted";
            case REPEATED -> "repeated";
            case CONTRADICTED -> throw new FaultyAnswerException(Fault.CONTRADICTION);
        };
    }

    private Optional<KnownManifest> find(PartnerId partner, AnswerName name) {
        return name instanceof AnswerName.OfManifest answer
                ? ledger.find(partner, answer.document(), answer.number())
                        .filter(manifest -> manifest.fileName().equals(answer.answered()))
                : Optional.empty();
    }
}
