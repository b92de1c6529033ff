package org.partnerhub.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the name that was probably meant. */
public final class Nearest {

    private static final int SHORT_LIST = 12;

    private Nearest() {}

    /** The remedy for an unknown name: the nearest known one, or else those that there are. */
    public static String remedy(String name, Collection<String> known) {
        return to(name, known).map(nearest -> "did you mean " + nearest + "?").orElseGet(() -> choice(known));
    }

    /** The remedy where a name is to be chosen. */
    public static String choice(Collection<String> known) {
        if (known.isEmpty()) {
            return "remove it";
        }
        return known.size() > SHORT_LIST
                ? "choose one of the " + known.size() + " that there are"
                : "choose from " + known.stream().sorted().collect(Collectors.joining(", "));
    }

    /** The known name that few letters tell from this one, or else the nearest that ends alike. */
    static Optional<String> to(String name, Collection<String> known) {
        return nearest(name, known, candidate -> distance(name, candidate) <= tolerance(name, candidate))
                .or(() -> nearest(name, known, candidate -> candidate.endsWith("." + name)));
    }

    private static Optional<String> nearest(String name, Collection<String> known, Predicate<String> meant) {
        return known.stream()
                .filter(meant)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int tolerance(String name, String candidate) {
        return Math.min(name.length(), candidate.length()) / 3;
    }

    /** Letters to insert, remove, replace or swap with their neighbour; upper and lower case are the same. */
    static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
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
