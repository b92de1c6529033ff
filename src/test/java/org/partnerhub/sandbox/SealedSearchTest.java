package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.sandbox.SurvivingKey.Use;
import org.partnerhub.vault.KeyKind;

class SealedSearchTest {

    private static final Marker REFERENCE = Marker.of("reference", "SO-2026-000101");
    private static final long EPOCH = 3;
    private static final long LEAPT = 1_000_000_030_017L;
    private static final Use CONTENT_OF_17 = new Use(KeyKind.CONTENT, 17);

    private final Random lot = new Random(1);
    private final SecretKey key = key();
    private final SecretKey other = key();

    @TempDir
    private Path folder;

    @Test
    void findsWhatAKeyOpensWhereverItStands() throws Exception {
        byte[] reference =
                sealed(key, new byte[] {1, 2}, REFERENCE.spellings().get(0).getBytes(UTF_8));
        Path end = Files.write(folder.resolve("at-the-end"), amid(reference, 0));
        Path middle = Files.write(folder.resolve("amid"), amid(reference, 5000));
        Path start = Files.write(folder.resolve("alone"), reference);

        Remains remains = new Remains(search(other, key).below(folder));

        assertThat(remains.names(List.of(REFERENCE))).containsExactly("reference");
        assertThat(remains.opened()).extracting(SealedSearch.Opened::file).contains(end, middle, start);
    }

    @Test
    void findsNothingByAnotherKey() throws Exception {
        byte[] reference =
                sealed(key, new byte[] {1, 2}, REFERENCE.spellings().get(0).getBytes(UTF_8));
        Files.write(folder.resolve("amid"), amid(reference, 5000));

        assertThat(new Remains(search(other).below(folder)).names(List.of(REFERENCE)))
                .isEmpty();
    }

    @Test
    void tellsWhoseKeyItIsThatAnEpochUnwraps() {
        byte[] wrapped = wrapped(CONTENT_OF_17);
        byte[] reference = wrapped(new Use(KeyKind.REFERENCE, LEAPT));

        assertThat(wrappedIn(amid(wrapped, 0))).containsExactly(CONTENT_OF_17);
        assertThat(wrappedIn(amid(reference, 300))).containsExactly(new Use(KeyKind.REFERENCE, LEAPT));
    }

    @Test
    void takesNothingForAKeyThatTheEpochHasNotWrapped() {
        byte[] altered = wrapped(CONTENT_OF_17);
        altered[20] ^= 1;
        byte[] ofAnotherEpoch = sealed(key, WrappedKeySearch.associated(KeyKind.CONTENT, 17, EPOCH + 1), new byte[32]);
        byte[] byAnotherKey = sealed(other, WrappedKeySearch.associated(KeyKind.CONTENT, 17, EPOCH), new byte[32]);

        assertThat(wrappedIn(amid(altered, 300))).isEmpty();
        assertThat(wrappedIn(amid(ofAnotherEpoch, 300))).isEmpty();
        assertThat(wrappedIn(amid(byAnotherKey, 300))).isEmpty();
    }

    private Set<Use> wrappedIn(byte[] bytes) {
        return new WrappedKeySearch(Map.of(EPOCH, key)).in(bytes);
    }

    private byte[] wrapped(Use use) {
        return sealed(key, WrappedKeySearch.associated(use.kind(), use.owner(), EPOCH), random(32));
    }

    private SealedSearch search(SecretKey... keys) {
        return new SealedSearch(List.of(keys).stream()
                .map(each -> SurvivingKey.ofRing("", each))
                .toList());
    }

    /** As the vault lays it out. */
    private byte[] sealed(SecretKey by, byte[] associated, byte[] plain) {
        byte[] nonce = random(SealedBytes.NONCE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(SealedBytes.VERSION);
        bytes.writeBytes(nonce);
        bytes.writeBytes(SealedBytes.sealed(by, nonce, associated, plain));
        return bytes.toByteArray();
    }

    private byte[] amid(byte[] sealed, int behind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(random(10_001));
        bytes.writeBytes(new byte[] {1, 1, 1});
        bytes.writeBytes(sealed);
        bytes.writeBytes(random(behind));
        return bytes.toByteArray();
    }

    private SecretKey key() {
        return new SecretKeySpec(random(32), "AES");
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        lot.nextBytes(bytes);
        return bytes;
    }
}
