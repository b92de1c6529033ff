package org.partnerhub.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;

/**
 * Tries many keys on every byte of every file where something sealed may begin, and tells what can be read then.
 *
 * <p>It need not know what a seal is bound to, how long it is, or which row or message it was of: what the database and the
 * broker have given up is found like what they have. It finds a text that begins with {@value #SAMPLE} bytes of ASCII that can
 * be printed, as all do that the hub seals: documents and payments' figures are JSON, and references are longer. Of a text that
 * goes on somewhere else it finds what stands here. It does not find what is compressed or encoded, or what has lost the
 * beginning of its first block. H2 and Artemis write rows and messages as they are, and in one piece as long as they are as
 * small as these: that the living ones are all found is what a test has to look at as well.
 */
final class SealedSearch {

    private static final int SAMPLE = 12;
    /** More than any document of the sandbox has, in bytes. */
    private static final int LONGEST = 1 << 11;

    /**
     * What a key has opened.
     *
     * @param text with whatever follows it in the file behind it
     */
    record Opened(SurvivingKey key, byte[] text, Path file) {

        @Override
        public String toString() {
            return "a text that the " + key + " opens in " + file.getFileName();
        }
    }

    private final Collection<SurvivingKey> keys;

    SealedSearch(Collection<SurvivingKey> keys) {
        this.keys = keys;
    }

    List<Opened> below(Path folder) throws IOException {
        List<Opened> opened = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                opened.addAll(in(file));
            }
        }
        return opened;
    }

    private List<Opened> in(Path file) throws IOException {
        List<SealedBytes> places = SealedBytes.in(Files.readAllBytes(file), 1);
        byte[] counters = new byte[places.size() * SealedBytes.BLOCK];
        for (int place = 0; place < places.size(); place++) {
            System.arraycopy(
                    places.get(place).firstCounter(), 0, counters, place * SealedBytes.BLOCK, SealedBytes.BLOCK);
        }
        List<Opened> opened = new ArrayList<>();
        for (SurvivingKey key : keys) {
            byte[] stream = encrypted(key, counters);
            for (int place = 0; place < places.size(); place++) {
                SealedBytes sealed = places.get(place);
                if (beginsAsText(sealed, stream, place * SealedBytes.BLOCK)) {
                    opened.add(new Opened(key, sealed.opened(key.key(), LONGEST), file));
                }
            }
        }
        return opened;
    }

    /** Each block by itself: all at once is what makes the search fast. */
    private static byte[] encrypted(SurvivingKey key, byte[] blocks) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key.key());
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot do AES", e);
        }
    }

    private static boolean beginsAsText(SealedBytes sealed, byte[] stream, int at) {
        int text = sealed.start() + 1 + SealedBytes.NONCE;
        for (int i = 0; i < SAMPLE; i++) {
            int character = (sealed.bytes()[text + i] ^ stream[at + i]) & 0xff;
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }
}
