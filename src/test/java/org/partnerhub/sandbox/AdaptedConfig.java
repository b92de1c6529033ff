package org.partnerhub.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A copy of a configuration folder in which the contracts lead to the stand-ins. Only {@code connection}, each
 * {@code every} and {@code status.after} differ: the contracts are changed as YAML nodes, so that all else is written back
 * as it was read.
 */
final class AdaptedConfig {

    private static final String EVERY = "PT2S";

    /** Longer than a callback that is late takes on a busy machine. */
    private static final String AFTER = "PT4S";

    private final Map<PartnerId, URI> addresses;
    private final UnaryOperator<String> placeholders;

    /**
     * @param addresses where each partner's stand-in listens
     * @param placeholders replaces each placeholder in a text of a connection
     */
    AdaptedConfig(Map<PartnerId, URI> addresses, UnaryOperator<String> placeholders) {
        this.addresses = Map.copyOf(addresses);
        this.placeholders = placeholders;
    }

    void write(Path original, Path copy) throws IOException {
        for (Path file : files(original)) {
            Path target = copy.resolve(original.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target);
            if (isContract(original.relativize(file))) {
                adapt(file, target);
            } else {
                Files.copy(file, target);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean isContract(Path file) {
        return file.startsWith("partners") && file.toString().matches(".*\\.ya?ml");
    }

    private void adapt(Path file, Path target) throws IOException {
        try (Reader in = Files.newBufferedReader(file);
                Writer out = Files.newBufferedWriter(target)) {
            MappingNode contract = (MappingNode) new Yaml().compose(in);
            adapt(contract);
            new Yaml().serialize(contract, out);
        }
    }

    private void adapt(MappingNode contract) {
        PartnerId partner = new PartnerId(text(contract, "partner"));
        URI address = addresses.get(partner);
        child(contract, "connection").ifPresent(connection -> {
            fillPlaceholders(connection);
            put(connection, "uri", address.toString());
        });
        child(contract, "answers").ifPresent(answers -> put(answers, "every", EVERY));
        child(contract, "status").ifPresent(status -> put(status, "after", AFTER));
        if (address.getScheme().equals("sftp")) {
            child(contract, "delivery").ifPresent(delivery -> put(delivery, "every", EVERY));
            child(contract, "deletion").ifPresent(deletion -> put(deletion, "every", EVERY));
        }
    }

    private void fillPlaceholders(MappingNode mapping) {
        mapping.getValue().replaceAll(entry -> {
            if (entry.getValueNode() instanceof MappingNode below) {
                fillPlaceholders(below);
            }
            return entry.getValueNode() instanceof ScalarNode scalar
                    ? new NodeTuple(entry.getKeyNode(), plain(placeholders.apply(scalar.getValue())))
                    : entry;
        });
    }

    private static Optional<MappingNode> child(MappingNode mapping, String key) {
        return value(mapping, key).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private static String text(MappingNode mapping, String key) {
        return value(mapping, key).map(node -> ((ScalarNode) node).getValue()).orElseThrow();
    }

    private static Optional<Node> value(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> hasKey(entry, key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static void put(MappingNode mapping, String key, String text) {
        NodeTuple entry = new NodeTuple(plain(key), plain(text));
        if (value(mapping, key).isPresent()) {
            mapping.getValue().replaceAll(each -> hasKey(each, key) ? entry : each);
        } else {
            mapping.getValue().add(entry);
        }
    }

    private static boolean hasKey(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key);
    }

    /** Plain where YAML takes it for text; it is quoted when it is written otherwise. */
    private static ScalarNode plain(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
    }
}
