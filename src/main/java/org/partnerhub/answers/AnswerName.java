package org.partnerhub.answers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.FileName;

/** The name of an answer: that of the file it answers, and an ending that says what it is. */
sealed interface AnswerName {

    /** The name of the file that it answers. */
    String answered();

    /**
     * Answers a manifest.
     *
     * @param ok whether it is to say that the whole manifest was accepted, or else which rows were not
     */
    record OfManifest(String answered, DocumentName document, int number, boolean ok) implements AnswerName {}

    /** Answers notices. */
    record OfNotices(String answered) implements AnswerName {}

    /** What a file is called until it is whole. */
    List<String> UNFINISHED = List.of(".part", ".tmp", ".filepart");

    /** After the partner's id and a hyphen. The date is part of the name, and compared with all of it later. */
    Pattern OF_A_MANIFEST =
            Pattern.compile("([a-z][a-z0-9-]{1,39})-[0-9]{8}-(" + FileName.NUMBER + ")\\.csv\\.(ok|err)");

    Pattern OF_NOTICES = Pattern.compile("([a-z][a-z0-9-]{1,100}\\.csv)\\.answer");

    static boolean isUnfinished(String name) {
        return UNFINISHED.stream().anyMatch(name::endsWith);
    }

    static Optional<AnswerName> of(PartnerId partner, String name) {
        String prefix = partner.text() + "-";
        if (!name.startsWith(prefix)) {
            return Optional.empty();
        }
        Matcher notices = OF_NOTICES.matcher(name);
        if (notices.matches()) {
            return Optional.of(new OfNotices(notices.group(1)));
        }
        Matcher manifest = OF_A_MANIFEST.matcher(name.substring(prefix.length()));
        return manifest.matches() ? Optional.of(of(name, manifest)) : Optional.empty();
    }

    private static AnswerName of(String name, Matcher manifest) {
        return new OfManifest(
                name.substring(0, name.lastIndexOf('.')),
                new DocumentName(manifest.group(1)),
                Integer.parseInt(manifest.group(2)),
                manifest.group(3).equals("ok"));
    }
}
