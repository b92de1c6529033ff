package org.partnerhub.minimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes JSON as nobody would, but anybody may: white space anywhere, and characters escaped that need not be. */
final class RandomSpelling {

    private static final List<String> SPACES = List.of("", "", "", " ", "\t", "\r\n", "  ");

    private final Random random;
    private final StringBuilder json = new StringBuilder();

    private RandomSpelling(Random random) {
        this.random = random;
    }

    static String of(JsonNode node, Random random) {
        RandomSpelling spelling = new RandomSpelling(random);
        spelling.write(node);
        return spelling.json.toString();
    }

    private void write(JsonNode node) {
        if (node.isObject()) {
            token("{");
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                string(name);
                token(":");
                write(node.get(name));
                token(names.hasNext() ? "," : "");
            }
            token("}");
        } else if (node.isArray()) {
            token("[");
            for (int i = 0; i < node.size(); i++) {
                token(i > 0 ? "," : "");
                write(node.get(i));
            }
            token("]");
        } else if (node.isTextual()) {
            string(node.textValue());
        } else {
            token(node.toString());
        }
    }

    private void string(String text) {
        StringBuilder string = new StringBuilder("\"");
        boolean quirky = random.nextInt(3) == 0;
        text.codePoints().forEach(character -> {
            boolean mustBeEscaped = character < ' ' || character == '"' || character == '\\';
            if (mustBeEscaped || quirky && random.nextInt(3) == 0) {
                string.append(escape(character));
            } else {
                string.appendCodePoint(character);
            }
        });
        token(string.append('"').toString());
    }

    /** A character that needs two escapes has both: half of one is no character. */
    private String escape(int character) {
        String hex = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
        return Character.toString(character).chars().mapToObj(hex::formatted).collect(Collectors.joining());
    }

    private void token(String token) {
        json.append(space()).append(token).append(space());
    }

    private String space() {
        return SPACES.get(random.nextInt(SPACES.size()));
    }
}
