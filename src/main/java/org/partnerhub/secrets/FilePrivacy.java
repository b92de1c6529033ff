package org.partnerhub.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Tells whether anyone but a file's owner may read or change it. */
public final class FilePrivacy {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private FilePrivacy() {}

    /** Whether group or others have any right; always false where the file system knows no such rights. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return rights != null && !OWNERS.containsAll(rights.readAttributes().permissions());
    }
}
