package org.partnerhub.configuration;

/**
 * Something that keeps a file from being used.
 *
 * @param path the keys that lead to it, joined by dots; empty for the file as a whole
 * @param message what is wrong; names and paths, never the text of a value
 * @param remedy what to write instead
 */
public record Problem(Place place, String path, String message, String remedy) {

    @Override
    public String toString() {
        return place + (path.isEmpty() ? "" : " " + path) + ": " + message + "; " + remedy;
    }
}
