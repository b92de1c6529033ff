package org.partnerhub.answers;

import java.util.Locale;

/** Why a file in an outbox is not taken. */
enum Fault {
    /** Its name is not that of an answer. */
    UNKNOWN_NAME,
    /** It answers a file that the hub has not sent to this partner. */
    NEVER_SENT,
    /** No answer is so long. */
    TOO_LARGE,
    /** It is not written as answers are. */
    MALFORMED,
    /** It counts other rows than the manifest has. */
    WRONG_COUNT,
    /** It names a row that the manifest does not have. */
    NO_SUCH_ROW,
    /** It names a row, or a notice, more than once. */
    NAMED_TWICE,
    /** It names a field that the partner's contract does not list. */
    UNKNOWN_FIELD,
    /** It says that something is kept until a day that is over. */
    DAY_OVER,
    /** The manifest has been answered otherwise. */
    CONTRADICTION,
    /** It answers a notice that this partner was not sent. */
    NOT_ASKED,
    /** It has had its effect, and the partner does not let it be removed. */
    NOT_REMOVED;

    /** Whether the name of such a file comes from a name that the hub has given, and may be told. */
    boolean isOfAFileThatWasAskedFor() {
        return this != UNKNOWN_NAME && this != NEVER_SENT;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
