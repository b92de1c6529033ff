package org.partnerhub.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the plain part of YAML: mappings, lists and text, each thing written where it stands. */
final class YamlReader {

    private static final String QUOTING =
            "check the indentation, and quote what holds [ ] { } , or : inside brackets and braces";

    private final String file;
    private final Problems problems;

    YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Optional<Node> read(String text) {
        try {
            Iterator<org.yaml.snakeyaml.nodes.Node> documents = new Yaml(new LoaderOptions())
                    .composeAll(new StringReader(text))
                    .iterator();
            if (!documents.hasNext()) {
                problems.add(Place.startOf(file), "", "the file holds nothing but comments", "fill it or remove it");
                return Optional.empty();
            }
            Node first = node(documents.next(), "");
            if (documents.hasNext()) {
                problems.add(place(documents.next()), "", "a second document begins here", "write one file for each");
            }
            return Optional.of(first);
        } catch (MarkedYAMLException broken) {
            problems.add(place(broken.getProblemMark()), "", "not YAML: " + broken.getProblem(), QUOTING);
        } catch (YAMLException broken) {
            problems.add(Place.startOf(file), "", "not YAML", "remove control characters");
        }
        return Optional.empty();
    }

    private Node node(org.yaml.snakeyaml.nodes.Node node, String path) {
        checkPlain(node, path);
        // a list may hold an alias of itself: nothing below an anchor is followed
        boolean followed = node.getAnchor() == null;
        if (node instanceof MappingNode mapping) {
            return new Node.Mapping(place(node), path, followed ? entries(mapping, path) : List.of());
        }
        if (node instanceof SequenceNode sequence) {
            return new Node.Sequence(place(node), path, followed ? elements(sequence, path) : List.of());
        }
        return scalar((ScalarNode) node, path);
    }

    private Node.Scalar scalar(ScalarNode node, String path) {
        // what an escape in quotes can write, and no bytes stand for: it could be neither sent nor compared
        String text = new String(node.getValue().getBytes(UTF_8), UTF_8);
        if (!text.equals(node.getValue())) {
            problems.add(place(node), path, "half of a surrogate pair", "write both halves, or the character itself");
        }
        return new Node.Scalar(place(node), path, text, node.isPlain());
    }

    private List<Node> elements(SequenceNode sequence, String path) {
        List<Node> elements = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node element : sequence.getValue()) {
            elements.add(node(element, path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    private List<Node.Entry> entries(MappingNode mapping, String path) {
        Map<String, Place> seen = new HashMap<>();
        List<Node.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            key(tuple, path)
                    .filter(key -> isFirst(key, seen))
                    .ifPresent(key -> entries.add(new Node.Entry(key, node(tuple.getValueNode(), key.path()))));
        }
        return entries;
    }

    private Optional<Node.Scalar> key(NodeTuple tuple, String path) {
        org.yaml.snakeyaml.nodes.Node key = tuple.getKeyNode();
        checkPlain(key, path);
        if (!(key instanceof ScalarNode scalar)) {
            problems.add(place(key), path, "a list or mapping as a key", "write a name");
            return Optional.empty();
        }
        if (key.getTag().equals(Tag.MERGE)) {
            problems.add(place(key), path, "merges (<<) are not read", "write the keys out");
            return Optional.empty();
        }
        return Optional.of(scalar(scalar, path.isEmpty() ? scalar.getValue() : path + "." + scalar.getValue()));
    }

    private boolean isFirst(Node.Scalar key, Map<String, Place> seen) {
        Place first = seen.putIfAbsent(key.text(), key.place());
        if (first != null) {
            problems.add(key, "written twice, first in line " + first.line(), "remove one of the two");
        }
        return first == null;
    }

    private void checkPlain(org.yaml.snakeyaml.nodes.Node node, String path) {
        if (node.getAnchor() != null) {
            problems.add(place(node), path, "anchors (&) and aliases (*) are not read", "write the text out");
        }
        if (!node.getTag().startsWith(Tag.PREFIX)) {
            problems.add(place(node), path, "tags (!) are not read", "remove the tag");
        }
    }

    private Place place(org.yaml.snakeyaml.nodes.Node node) {
        return place(node.getStartMark());
    }

    private Place place(Mark mark) {
        return mark == null ? Place.startOf(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
