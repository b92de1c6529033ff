package org.partnerhub.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.partnerhub.contract.Callback;

/** A folder of secrets, one file each that only its owner may read. */
final class SandboxSecrets {

    private final Path folder;

    private SandboxSecrets(Path folder) {
        this.folder = folder;
    }

    static SandboxSecrets in(Path folder) throws IOException {
        return new SandboxSecrets(Files.createDirectories(folder));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    /** The secret of that name, a random one if there is none yet. */
    String random(String name) throws IOException {
        if (!has(name)) {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            write(name, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file(name));
    }

    /** The secret of that name by which callbacks are signed, a random one if there is none yet. */
    String callback(String name, Callback.Scheme scheme) throws IOException {
        if (!has(name)) {
            write(name, CallbackForm.secret(scheme, random(name)));
        }
        return Files.readString(file(name));
    }

    void write(String name, String text) throws IOException {
        Files.writeString(file(name), "");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(file(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
