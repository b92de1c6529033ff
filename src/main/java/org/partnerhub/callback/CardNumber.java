package org.partnerhub.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what looks like a card number (ISO/IEC 7812): 13 to 19 digits that pass the check of Luhn, in groups that blanks or
 * dashes part, or in one.
 */
final class CardNumber {

    private static final int LEAST = 13;
    private static final int MOST = 19;
    private static final int WIDEST_GAP = 3;

    /** Digits between dashes too, and in every second callback. */
    private static final Pattern UUID =
            Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}(?![0-9A-Za-z])");

    private final List<String> groups = new ArrayList<>();
    private final StringBuilder group = new StringBuilder();
    private int gap;
    private boolean found;

    private CardNumber() {}

    static boolean isIn(String text) {
        return text.length() >= LEAST
                && new CardNumber().search(UUID.matcher(text).replaceAll("x"));
    }

    private boolean search(String text) {
        text.codePoints().takeWhile(any -> !found).forEach(this::take);
        endRun();
        return found;
    }

    private void take(int character) {
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            if (gap > 0) {
                endGroup();
            }
            group.append((char) ('0' + digit));
            gap = 0;
        } else if (isGap(character) && gap < WIDEST_GAP) {
            gap++;
        } else {
            endRun();
        }
    }

    /** Blanks and dashes of all kinds, and what is invisible. */
    private static boolean isGap(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.DASH_PUNCTUATION
                || Character.getType(character) == Character.FORMAT
                || character == '\u2212';
    }

    private void endGroup() {
        if (!group.isEmpty()) {
            groups.add(group.toString());
            group.setLength(0);
        }
    }

    private void endRun() {
        endGroup();
        for (int first = 0; first < groups.size() && !found; first++) {
            found = startsAt(first);
        }
        groups.clear();
        gap = 0;
    }

    /** Whether a number begins with this group; other digits may follow it, such as a date of expiry. */
    private boolean startsAt(int first) {
        StringBuilder digits = new StringBuilder();
        for (int i = first; i < groups.size() && digits.length() + groups.get(i).length() <= MOST; i++) {
            digits.append(groups.get(i));
            if (digits.length() >= LEAST && passesLuhn(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passesLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
