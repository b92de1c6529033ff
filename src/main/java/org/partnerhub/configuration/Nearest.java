package org.partnerhub.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name that was probably meant. */
public final class Nearest {

    private static final int SHORT_LIST = 12;

    private Nearest() {}

    /** The remedy for an unknown name: the nearest known one, or else those that there are. */
    public static String remedy(String name, Collection<String> known) {
        return to(name, known).map(nearest -> "did you mean " + nearest + "?").orElseGet(() -> listed(known));
    }

    /** The known name nearest to this one, when few enough letters differ for it to be meant. */
    public static Optional<String> to(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= tolerance(name, candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String listed(Collection<String> known) {
        if (known.isEmpty()) {
            return "remove it";
        }
        return known.size() > SHORT_LIST
                ? "choose from the " + known.size() + " known ones"
                : "choose from " + known.stream().sorted().collect(Collectors.joining(", "));
    }

    private static int tolerance(String name, String candidate) {
        return Math.max(1, Math.min(name.length(), candidate.length()) / 3);
    }

    /** Letters to insert, remove, replace or swap with their neighbour; upper and lower case are the same. */
    static int distance(String left, String right) {
        String from = left.toLowerCase(java.util.Locale.ROOT);
        String to = right.toLowerCase(java.util.Locale.ROOT);
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
