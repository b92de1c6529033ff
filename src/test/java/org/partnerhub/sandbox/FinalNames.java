package org.partnerhub.sandbox;

import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;

/** Notices when an uploaded file gets its final name: by being renamed, or by being closed if it had it all along. */
final class FinalNames implements SftpEventListener {

    private final Consumer<Path> onFinal;

    FinalNames(Consumer<Path> onFinal) {
        this.onFinal = onFinal;
    }

    static boolean isFinal(Path file) {
        return !file.getFileName().toString().endsWith(".part");
    }

    @Override
    public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown) {
        if (thrown == null && isFinal(to)) {
            onFinal.accept(to);
        }
    }

    @Override
    public void closed(ServerSession session, String id, Handle handle, Throwable thrown) {
        if (thrown == null
                && handle instanceof FileHandle file
                && file.getOpenOptions().contains(StandardOpenOption.WRITE)
                && isFinal(file.getFile())) {
            onFinal.accept(file.getFile());
        }
    }
}
