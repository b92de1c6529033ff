package org.partnerhub.answers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a partner answers to one notice. It holds no free text.
 *
 * @param notice the random id by which the partner was asked
 * @param basis the paragraph of the law by which it keeps something, as {@code gdpr-17-3-b}; only with partial and refused
 * @param until the day on which that ends; only with partial and refused
 * @param fields what it keeps, as the columns of its manifests are called; none with refused means all
 */
public record NoticeAnswer(
        UUID notice, Result result, Optional<String> basis, Optional<LocalDate> until, List<String> fields) {

    /** What became of the partner's copy. */
    public enum Result {
        /** It is purged. */
        COMPLETED,
        /** The partner knows no such order. */
        NO_MATCH,
        /** It is purged but for some fields, which the partner has to keep. */
        PARTIAL,
        /** The partner has to keep it. */
        REFUSED
    }

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public NoticeAnswer {
        fields = List.copyOf(fields);
        if (!basis.stream().allMatch(code -> CODE.matcher(code).matches())) {
            throw new IllegalArgumentException("a basis is 2 to 40 lower-case letters, digits, hyphens");
        }
        boolean keeps = result == Result.PARTIAL || result == Result.REFUSED;
        if (basis.isPresent() != keeps || until.isPresent() != keeps) {
            throw new IllegalArgumentException("what is kept is kept on a basis and until a day, and nothing else is");
        }
        if (result == Result.PARTIAL ? fields.isEmpty() : !keeps && !fields.isEmpty()) {
            throw new IllegalArgumentException("a part that is kept has fields, and what is purged has none");
        }
    }
}
