package org.partnerhub.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON, strictly, into the same nodes as YAML. */
final class JsonReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final Problems problems;

    JsonReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Optional<Node> read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            Node node = node(parser, "");
            if (parser.nextToken() != null) {
                problems.add(place(parser.currentTokenLocation()), "", "text after the end", "remove it");
            }
            return Optional.of(node);
        } catch (JsonProcessingException broken) {
            problems.add(place(broken.getLocation()), "", "not JSON", "check quotes, commas and brackets around here");
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Node node(JsonParser parser, String path) throws IOException {
        Place place = place(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Node.Mapping(place, path, entries(parser, path));
            case START_ARRAY -> new Node.Sequence(place, path, elements(parser, path));
            default -> new Node.Scalar(place, path, parser.getText(), parser.currentToken() != JsonToken.VALUE_STRING);
        };
    }

    private List<Node> elements(JsonParser parser, String path) throws IOException {
        List<Node> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node(parser, path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    private List<Node.Entry> entries(JsonParser parser, String path) throws IOException {
        Map<String, Place> seen = new HashMap<>();
        List<Node.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place place = place(parser.currentTokenLocation());
            Node.Scalar key = new Node.Scalar(place, path.isEmpty() ? name : path + "." + name, name, false);
            parser.nextToken();
            Node value = node(parser, key.path());
            Place first = seen.putIfAbsent(name, place);
            if (first == null) {
                entries.add(new Node.Entry(key, value));
            } else {
                problems.add(key, "written twice, first in line " + first.line(), "remove one of the two");
            }
        }
        return entries;
    }

    private Place place(JsonLocation location) {
        return location == null ? Place.startOf(file) : new Place(file, location.getLineNr(), location.getColumnNr());
    }
}
