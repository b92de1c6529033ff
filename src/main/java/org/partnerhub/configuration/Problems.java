package org.partnerhub.configuration;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of all files, so that they are told at once. */
public final class Problems {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem problem) -> problem.place().file())
            .thenComparing(problem -> problem.place().line())
            .thenComparing(problem -> problem.place().column());

    /** A part that is referred to from several places is read, and found wanting, several times. */
    private final Set<Problem> found = new LinkedHashSet<>();

    private int added;

    public void add(Node node, String message, String remedy) {
        add(node.place(), node.path(), message, remedy);
    }

    public void add(Place place, String path, String message, String remedy) {
        added++;
        found.add(new Problem(place, path, message, remedy));
    }

    /** How often a problem was added; grows with each, known or not. */
    public int count() {
        return added;
    }

    /** All problems by file, line and column. */
    public List<Problem> all() {
        return found.stream().sorted(BY_PLACE).toList();
    }

    /** @throws InvalidConfigurationException if there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidConfigurationException(all());
        }
    }
}
