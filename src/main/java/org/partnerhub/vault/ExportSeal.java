package org.partnerhub.vault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import javax.crypto.Mac;

/** What shows that an export is as the hub wrote it: HMAC-SHA256 under a key that only the ring of this database gives. */
final class ExportSeal {

    static final int LENGTH = 32;

    private final WipeableKey pseudonym;

    ExportSeal(WipeableKey pseudonym) {
        this.pseudonym = pseudonym;
    }

    Sealing sealing(OutputStream out) {
        return new Sealing(out, mac());
    }

    boolean holds(Path file) throws IOException {
        long left = Files.size(file) - LENGTH;
        if (left < 0) {
            return false;
        }
        Mac mac = mac();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            while (left > 0) {
                int length = in.read(block, 0, (int) Math.min(block.length, left));
                if (length < 0) {
                    return false;
                }
                mac.update(block, 0, length);
                left -= length;
            }
            return MessageDigest.isEqual(mac.doFinal(), in.readNBytes(LENGTH));
        }
    }

    private Mac mac() {
        return Derivation.derived(pseudonym, "vault-export");
    }

    /** Hashes all that passes through it. */
    static final class Sealing extends FilterOutputStream {

        private final Mac mac;

        private Sealing(OutputStream out, Mac mac) {
            super(out);
            this.mac = mac;
        }

        @Override
        public void write(int octet) throws IOException {
            mac.update((byte) octet);
            out.write(octet);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            mac.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        /** Writes the hash behind it all. */
        void finish() throws IOException {
            out.write(mac.doFinal());
            out.flush();
        }
    }
}
