package org.partnerhub.proof;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.FieldPath;

/**
 * What an entry may say beyond what happened and when, in the order in which it is written. Each has a shape that neither
 * free text nor an order's reference fits.
 */
enum Detail {
    REQUEST("request", Shapes.matching("[A-Za-z0-9._:-]{1,64}")),
    ORDER("order", Shapes.RANDOM_ID),
    NOTICE("notice", Shapes.RANDOM_ID),
    PARTNER("partner", PartnerId::isId),
    DOCUMENT("document", DocumentName::isName),
    CONTRACT("contract", Shapes.matching("[0-9a-f]{12}")),
    FIELDS("fields", Shapes.FIELD),
    CODE("code", Shapes.CODE),
    BASIS("basis", Shapes.CODE),
    SINCE("since", Shapes.matching(Shapes.TIME)),
    UNTIL("until", Shapes.matching(Shapes.DATE + "|" + Shapes.TIME)),
    EPOCH("epoch", Shapes.matching("[1-9][0-9]{0,8}")),
    DESTROYED("destroyed", Shapes.matching(Shapes.TIME)),
    // the order of these is that in which entries were written and hashed: what is new comes last
    BY("by", Shapes.CODE);

    private final String key;
    private final Predicate<String> shape;

    Detail(String key, Predicate<String> shape) {
        this.key = key;
        this.shape = shape;
    }

    /** What it is called in JSON. */
    String key() {
        return key;
    }

    /** Whether there can be several of it. */
    boolean isList() {
        return this == FIELDS;
    }

    boolean fits(String text) {
        return shape.test(text);
    }

    static Optional<Detail> of(String key) {
        return Stream.of(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    private static final class Shapes {

        static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
        static final String TIME = DATE + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.([0-9]{3}|[0-9]{6}))?Z";

        static final Predicate<String> RANDOM_ID =
                matching("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        static final Predicate<String> CODE = matching("[a-z][a-z0-9-]{1,39}").and(Shapes::numbersNothing);
        static final Predicate<String> FIELD =
                matching(".{1,200}").and(FieldPath::isPath).and(Shapes::numbersNothing);

        /** Five digits in a row are the number of somebody or something, and no part of a name. */
        private static final Pattern NUMBER = Pattern.compile("[0-9]{5}");

        private static boolean numbersNothing(String text) {
            return !NUMBER.matcher(text).find();
        }

        static Predicate<String> matching(String pattern) {
            return Pattern.compile(pattern).asMatchPredicate();
        }
    }
}
