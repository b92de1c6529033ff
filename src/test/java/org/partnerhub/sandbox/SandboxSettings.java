package org.partnerhub.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code --sandbox.} part of a command line as texts by their names, and the rest of it. */
record SandboxSettings(Map<String, List<String>> texts, List<String> others) {

    private static final String PREFIX = "--sandbox.";
    private static final List<String> KNOWN =
            List.of("once", "events", "dir", "keep", "config", "down", "rate", "advance", "turn-epoch");

    static SandboxSettings of(String... arguments) {
        Map<String, List<String>> texts = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(PREFIX)) {
                String[] parts = argument.substring(PREFIX.length()).split("=", 2);
                if (!KNOWN.contains(parts[0])) {
                    throw wrong(parts[0], "is unknown; there are " + String.join(", ", KNOWN));
                }
                texts.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts.length == 2 ? parts[1] : "");
            } else {
                others.add(argument);
            }
        }
        return new SandboxSettings(texts, others);
    }

    static IllegalArgumentException wrong(String name, String problem) {
        return new IllegalArgumentException(PREFIX + name + " " + problem);
    }

    boolean flag(String name) {
        String text = one(name).orElse("false");
        if (!List.of("", "true", "false").contains(text)) {
            throw wrong(name, "takes no value");
        }
        return !text.equals("false");
    }

    Optional<String> value(String name) {
        Optional<String> value = one(name);
        if (value.filter(String::isEmpty).isPresent()) {
            throw wrong(name, "needs a value; write it behind an equals sign");
        }
        return value;
    }

    List<String> values(String name) {
        return texts.getOrDefault(name, List.of());
    }

    private Optional<String> one(String name) {
        List<String> all = values(name);
        if (all.size() > 1) {
            throw wrong(name, "is there twice");
        }
        return all.stream().findFirst();
    }
}
