package org.partnerhub.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.partnerhub.contract.Connection;
import org.partnerhub.ledger.FileName;

/**
 * A carrier's SFTP server: one account, which proves itself with a key; one host key, which the hub has pinned. The folder
 * that it serves is what the partner received.
 */
final class SftpPartner implements StandIn {

    private final Path root;
    private final int port;
    private final String user;
    private final Path inbox;
    private final Path outbox;
    private final PublicKey clientKey;
    private final KeyPair hostKey;
    private final Consumer<Path> onReceived;
    private volatile Runnable onUpload = () -> {};
    private volatile Runnable onRename = () -> {};
    private volatile Runnable onRenamed = () -> {};
    private final AtomicLong looks = new AtomicLong();
    private volatile Runnable onRead = () -> {};
    private volatile Runnable onRemove = () -> {};
    private SshServer server;

    /**
     * Makes what both sides need: the folders of the contract, and its secrets for the hub.
     *
     * @param onReceived told of every file that has got its final name
     */
    SftpPartner(Path root, int port, Connection contract, SshKeys keys, Consumer<Path> onReceived) throws IOException {
        this.root = root;
        this.port = port;
        this.user = named(contract.user(), "user");
        this.onReceived = onReceived;
        this.inbox = folder(contract.inbox().orElse("/"));
        this.outbox = folder(contract.outbox().orElse("/"));
        this.clientKey = keys.clientKey(named(contract.key(), "key"));
        this.hostKey = keys.hostKey(named(contract.hostKey(), "hostKey"), port);
    }

    /** From now on does this whenever a part of a file comes, before it is written; for tests of what may go wrong. */
    void duringUploads(Runnable work) {
        this.onUpload = work;
    }

    /** From now on does this whenever a file is to get another name, before it gets it. */
    void beforeRenames(Runnable work) {
        this.onRename = work;
    }

    /** From now on does this whenever a file has got another name, before the hub is told. */
    void afterRenames(Runnable work) {
        this.onRenamed = work;
    }

    /** From now on does this whenever a part of a file is to be read. */
    void duringReads(Runnable work) {
        this.onRead = work;
    }

    /** From now on does this whenever a file is to be removed, before it is. */
    void beforeRemovals(Runnable work) {
        this.onRemove = work;
    }

    @Override
    public URI uri() {
        return URI.create("sftp://127.0.0.1:" + port);
    }

    @Override
    public synchronized void arrive() throws IOException {
        if (server != null) {
            return;
        }
        QuietLogs.hush();
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
        sftp.addSftpEventListener(new FinalNames(path -> onReceived.accept(under(path))));
        sftp.addSftpEventListener(new Uploads(() -> onUpload.run(), () -> onRename.run(), () -> onRenamed.run()));
        sftp.addSftpEventListener(new Downloads(looks::incrementAndGet, () -> onRead.run(), () -> onRemove.run()));
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (name, key, session) -> name.equals(user) && KeyUtils.compareKeys(key, clientKey));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(sftp));
        // without it each file costs 40 ms, which OpenSSH does not
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.STOP_WAIT_TIME.set(server, Duration.ofSeconds(2));
        server.start();
    }

    @Override
    public synchronized void leave() throws IOException {
        if (server != null) {
            server.stop(true);
            server = null;
        }
    }

    /** The rows of all its manifests. */
    @Override
    public long received() throws IOException {
        long rows = 0;
        for (Path manifest : manifests()) {
            rows += ReceivedFile.read(manifest).rows();
        }
        return rows;
    }

    Path inbox() {
        return inbox;
    }

    /** How often one of its folders was listed. */
    long looks() {
        return looks.get();
    }

    /** Where it leaves its answers. */
    Path outbox() {
        return outbox;
    }

    /** The manifests in its inbox that have got their final names. */
    List<Path> manifests() throws IOException {
        return files(file -> !isOfNotices(file));
    }

    @Override
    public long notices() throws IOException {
        Set<String> numbers = new HashSet<>();
        for (Path file : noticeFiles()) {
            Files.readAllLines(file).stream()
                    .skip(1)
                    .map(row -> row.substring(0, row.indexOf(',')))
                    .forEach(numbers::add);
        }
        return numbers.size();
    }

    /** The files of deletion notices in its inbox that have got their final names. */
    List<Path> noticeFiles() throws IOException {
        return files(SftpPartner::isOfNotices);
    }

    private List<Path> files(Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(Files::isRegularFile)
                    .filter(FinalNames::isFinal)
                    .filter(which)
                    .sorted()
                    .toList();
        }
    }

    static boolean isOfNotices(Path file) {
        return file.getFileName().toString().matches("[a-z0-9-]+-deletion-[0-9]{8}-" + FileName.NUMBER + "\\.csv");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(under(name));
    }

    private Path under(Object path) {
        return root.resolve(path.toString().replaceFirst("^/+", ""));
    }

    private static String named(Optional<String> name, String key) {
        return name.orElseThrow(() -> new IllegalArgumentException("connection." + key + " is missing"));
    }

    /** Tells of each part of a file that is about to be written, and of each file that is renamed. */
    private record Uploads(Runnable onPart, Runnable onRename, Runnable onRenamed) implements SftpEventListener {

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) {
            onRename.run();
        }

        @Override
        public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown) {
            onRenamed.run();
        }

        @Override
        public void writing(
                ServerSession session,
                String handle,
                FileHandle file,
                long offset,
                byte[] data,
                int dataOffset,
                int length) {
            onPart.run();
        }
    }

    /** Tells of each listing, each part of a file that is about to be read, and each file that is about to be removed. */
    private record Downloads(Runnable onList, Runnable onPart, Runnable onRemove) implements SftpEventListener {

        @Override
        public void open(ServerSession session, String id, Handle handle) {
            if (handle instanceof DirectoryHandle) {
                onList.run();
            }
        }

        @Override
        public void reading(
                ServerSession session,
                String handle,
                FileHandle file,
                long offset,
                byte[] data,
                int dataOffset,
                int length) {
            onPart.run();
        }

        @Override
        public void removing(ServerSession session, Path path, boolean isDirectory) {
            onRemove.run();
        }
    }
}
