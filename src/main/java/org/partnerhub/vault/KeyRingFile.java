package org.partnerhub.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.partnerhub.secrets.FilePrivacy;

/** The key ring as a PKCS#12 file (RFC 7292) that only the hub's user may read, under a password from elsewhere. */
final class KeyRingFile implements KeyRing {

    private final Path file;
    private final Supplier<char[]> password;

    KeyRingFile(Path file, Supplier<char[]> password) {
        this.file = file.toAbsolutePath().normalize();
        this.password = password;
    }

    @Override
    public boolean exists() {
        // also when that cannot be told, or a link leads nowhere: only what is surely absent may be created
        return !Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public RingKeys read() {
        requirePresent();
        requirePrivate();
        return withPassword(secret -> {
            try (InputStream in = Files.newInputStream(file)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, secret);
                return RingEntries.read(store, secret, place());
            } catch (IOException e) {
                throw unreadable(e);
            } catch (GeneralSecurityException e) {
                throw damaged();
            }
        });
    }

    @Override
    public void create(RingKeys keys) {
        if (exists()) {
            throw new KeyRingException(
                    "the key ring " + place() + " appeared while it was about to be created", "start the hub again");
        }
        write(file, keys);
    }

    @Override
    public void change(UnaryOperator<RingKeys> change) {
        requirePresent();
        try {
            // a link stays a link: the ring is kept where it leads
            Path target = file.toRealPath();
            FileLocks.whileLocked(target, () -> {
                // they hold keys that were in the ring when they were written
                PrivateFile.deleteLeftovers(target);
                RingKeys before = read();
                RingKeys after = change.apply(before);
                if (after != before) {
                    write(target, after);
                }
                return after;
            });
        } catch (IOException e) {
            throw unwritable();
        }
    }

    @Override
    public String place() {
        return file.toString();
    }

    private void write(Path target, RingKeys keys) {
        withPassword(secret -> {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                RingEntries.write(keys, store, secret);
                PrivateFile.write(target, out -> {
                    try {
                        store.store(out, secret);
                    } catch (GeneralSecurityException e) {
                        throw new IOException("the key store cannot be encoded", e);
                    }
                });
                return null;
            } catch (IOException | GeneralSecurityException e) {
                throw unwritable();
            }
        });
    }

    private <T> T withPassword(Function<char[], T> action) {
        char[] secret = password.get();
        try {
            return action.apply(secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private void requirePresent() {
        if (!exists()) {
            throw new KeyRingException(
                    "the key ring " + place() + " is missing, and the database needs it",
                    "put back the ring that this database was used with;"
                            + " the hub makes no new one, since that could open nothing of what is sealed");
        }
    }

    private void requirePrivate() {
        try {
            if (FilePrivacy.isOpenToOthers(file)) {
                throw new KeyRingException(
                        "the key ring " + place() + " is open to other users of this machine", "chmod 600 " + file);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private KeyRingException unreadable(IOException e) {
        if (e.getCause() instanceof UnrecoverableKeyException) {
            return new KeyRingException(
                    "the password does not open the key ring " + place() + ", or the file was altered",
                    "give the password that the ring was made with, or put back a copy of the ring");
        }
        return e instanceof FileSystemException
                ? new KeyRingException("the key ring " + place() + " cannot be read", "let the hub's user own the file")
                : damaged();
    }

    private KeyRingException unwritable() {
        return new KeyRingException(
                "the key ring " + place() + " cannot be written",
                "let the hub's user write to its folder, and check the disk and who holds the lock beside it");
    }

    private KeyRingException damaged() {
        return new KeyRingException(
                "the key ring " + place() + " is damaged: it is no readable PKCS#12 file",
                "put back a copy of the ring");
    }
}
