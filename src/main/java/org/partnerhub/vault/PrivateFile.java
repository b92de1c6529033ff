package org.partnerhub.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file that only its owner may read, so that after a crash there is all of it or nothing. */
final class PrivateFile {

    private static final String UNFINISHED = ".new";

    private PrivateFile() {}

    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Puts what was written in its place. */
    @FunctionalInterface
    interface Move {
        void run() throws IOException;
    }

    /** Sees to it that the move is made, or throws. */
    @FunctionalInterface
    interface Placing {
        void place(Move move) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        write(file, content, Move::run);
    }

    static void write(Path file, Content content, Placing placing) throws IOException {
        Path folder = Files.createDirectories(file.getParent());
        // on POSIX, createTempFile gives the owner alone the right to read and write
        Path temporary = Files.createTempFile(folder, file.getFileName().toString(), UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            placing.place(() -> Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE));
            force(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Deletes what interrupted writes have left beside the file. Nobody may be writing it. */
    static void deleteLeftovers(Path file) throws IOException {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(file.getParent(), file.getFileName() + "*" + UNFINISHED)) {
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** Makes the new name itself survive a power cut; Windows cannot open a folder, and needs no such thing. */
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
