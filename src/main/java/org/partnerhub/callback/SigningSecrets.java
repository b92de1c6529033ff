package org.partnerhub.callback;

import java.util.List;
import java.util.function.Function;

/** The secrets of one contract. They are read anew for each callback, so that one can be replaced while the hub runs. */
final class SigningSecrets {

    private final List<String> names;
    private final Function<String, String> text;

    SigningSecrets(List<String> names, Function<String, String> text) {
        this.names = List.copyOf(names);
        this.text = text;
    }

    List<Named> all() {
        return names.stream().map(name -> new Named(name, text.apply(name))).toList();
    }

    /** A secret and what it is called. */
    record Named(String name, String text) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
