package org.partnerhub.sandbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;

/** The folder that one sandbox works in, and what lies where in it. No two sandboxes share one at a time. */
final class SandboxFolder implements Closeable {

    /** Shows that a sandbox made the folder, so that a sandbox may empty it; locked while one works in it. */
    private static final String MARKER = ".partner-hub-sandbox";

    private final Path root;
    private final FileChannel lock;

    private SandboxFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Opens the folder, empty unless what is in it is to be kept.
     *
     * @throws IOException also when it holds files but no sandbox made it, or another sandbox works in it
     */
    static SandboxFolder open(Path folder, boolean keep) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Files.createDirectories(root);
        if (!Files.exists(root.resolve(MARKER)) && !listing(root).isEmpty()) {
            throw new IOException(
                    root + " holds files that no sandbox made; name another folder with --sandbox.dir or empty it");
        }
        SandboxFolder opened = new SandboxFolder(root, lock(root));
        if (!keep) {
            opened.empty();
        }
        for (Path each : List.of(opened.hub(), opened.shop(), opened.kafka(), opened.partners(), opened.secrets())) {
            Files.createDirectories(each);
        }
        return opened;
    }

    Path root() {
        return root;
    }

    /** Everything that the hub keeps on disk. */
    Path hub() {
        return root.resolve("hub");
    }

    /** What the hub published. */
    Path shop() {
        return root.resolve("shop");
    }

    /** The broker's own files. */
    Path kafka() {
        return root.resolve("kafka");
    }

    Path partners() {
        return root.resolve("partners");
    }

    /** What the partner received. */
    Path partner(PartnerId partner) {
        return partners().resolve(partner.text());
    }

    Path summary() {
        return root.resolve("summary.json");
    }

    /** What the sandbox keeps for itself. */
    Path own(String name) {
        return root.resolve("sandbox").resolve(name);
    }

    Path secrets() {
        return own("secrets");
    }

    Path config() {
        return own("config");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(MARKER), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // told below, like one of another process
        }
        channel.close();
        throw new IOException(
                "another sandbox works in " + root + "; end it or name another folder with --sandbox.dir");
    }

    private void empty() throws IOException {
        for (Path child : listing(root)) {
            if (!child.endsWith(MARKER)) {
                delete(child);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> listing(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
