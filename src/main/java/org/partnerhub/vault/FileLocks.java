package org.partnerhub.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets one machine at a time change a file that several share, by a lock on a file beside it. A process that ends lets go
 * of its lock, however it ends.
 */
final class FileLocks {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private FileLocks() {}

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T whileLocked(Path file, Work<T> work) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel, beside);
            return work.run();
        }
    }

    /**
     * Asks again and again, and sleeps in between: nobody tells of a lock that another process lets go. {@code lock()} would
     * wait without a limit, and within one process not at all.
     */
    private static void lock(FileChannel channel, Path beside) throws IOException {
        for (long left = PATIENCE.dividedBy(PAUSE); !isLocked(channel); left--) {
            if (left == 0) {
                throw new FileSystemException(beside.toString(), null, "locked by another process");
            }
            pause(beside);
        }
    }

    /** The lock ends when the channel is closed. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherThread) {
            return false;
        }
    }

    private static void pause(Path beside) throws IOException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileSystemException(beside.toString(), null, "interrupted while waiting for a lock");
        }
    }
}
