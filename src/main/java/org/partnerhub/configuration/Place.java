package org.partnerhub.configuration;

/** A place in a file; lines and columns count from 1. */
public record Place(String file, int line, int column) {

    static Place startOf(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
