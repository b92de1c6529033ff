package org.partnerhub.sandbox;

import java.util.List;

/**
 * A value that stands in one field of one order and nowhere else.
 *
 * @param name where it was planted
 * @param spellings how it may be written: as the shop did, and as a contract's format makes it
 */
record Marker(String name, List<String> spellings) {

    Marker {
        if (spellings.isEmpty() || spellings.stream().anyMatch(text -> text.length() < MarkerSearch.SHORTEST)) {
            throw new IllegalArgumentException(
                    "a marker of fewer than " + MarkerSearch.SHORTEST + " characters is found by chance");
        }
        spellings = List.copyOf(spellings);
    }

    static Marker of(String name, String... spellings) {
        return new Marker(name, List.of(spellings));
    }

    @Override
    public String toString() {
        return name;
    }
}
