package org.partnerhub.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SealTest {

    private final SecureRandom random = new SecureRandom();
    private final WipeableKey key = WipeableKey.random(random);
    private final Seal seal = new Seal(random);

    @Property(tries = 300)
    void opensWhatItSealed(@ForAll byte[] plain, @ForAll("uses") Use use) throws AEADBadTagException {
        byte[] sealed = seal.seal(key, use.associated(), plain);
        assertThat(sealed).hasSize(plain.length + Seal.OVERHEAD).startsWith(1);
        assertThat(seal.open(key, use.associated(), sealed)).isEqualTo(plain);
    }

    @Property(tries = 300)
    void neverSealsTheSameWayTwice(@ForAll byte[] plain, @ForAll("uses") Use use) {
        assertThat(seal.seal(key, use.associated(), plain)).isNotEqualTo(seal.seal(key, use.associated(), plain));
    }

    @Example
    void opensForNoOtherKindPartnerOrderOrDisclosure() {
        byte[] sealed = seal.seal(key, associated(KeyKind.CONTENT, "nordpost", 41, 7), new byte[] {1});
        assertRefused(key, associated(KeyKind.REFERENCE, "nordpost", 41, 7), sealed);
        assertRefused(key, associated(KeyKind.CONTENT, "paywave", 41, 7), sealed);
        assertRefused(key, associated(KeyKind.CONTENT, "nordpost", 42, 7), sealed);
        assertRefused(key, associated(KeyKind.CONTENT, "nordpost", 41, 8), sealed);
        assertRefused(key, associated(KeyKind.CONTENT, "nordpost", 7, 41), sealed);
    }

    /** Kind, partner, order and disclosure alike: the two uses differ in some of them, often in one alone. */
    @Property(tries = 1000)
    void opensForNothingElse(@ForAll byte[] plain, @ForAll("uses") Use use, @ForAll("uses") Use other) {
        Assume.that(!use.equals(other));
        byte[] sealed = seal.seal(key, use.associated(), plain);
        assertRefused(key, other.associated(), sealed);
    }

    @Property(tries = 100)
    void refusesEveryFlippedBit(@ForAll byte[] plain, @ForAll("uses") Use use) {
        byte[] sealed = seal.seal(key, use.associated(), Arrays.copyOf(plain, Math.min(plain.length, 40)));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(key, use.associated(), altered);
        }
    }

    @Property(tries = 100)
    void refusesEveryCut(@ForAll byte[] plain, @ForAll("uses") Use use) {
        byte[] sealed = seal.seal(key, use.associated(), Arrays.copyOf(plain, Math.min(plain.length, 40)));
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(key, use.associated(), Arrays.copyOf(sealed, length));
        }
    }

    @Property(tries = 100)
    void refusesAnotherKey(@ForAll byte[] plain, @ForAll("uses") Use use) {
        byte[] sealed = seal.seal(key, use.associated(), plain);
        assertRefused(WipeableKey.random(random), use.associated(), sealed);
    }

    @Example
    void opensWhatWasSealedByTheFirstRelease() throws AEADBadTagException {
        byte[] material = new byte[WipeableKey.LENGTH];
        Arrays.fill(material, (byte) 5);
        byte[] associated = AssociatedData.ofValue(KeyKind.CONTENT, new Binding("nordpost", 41, 7));
        byte[] sealed = HexFormat.of().parseHex("01000102030405060708090a0b98cff2c1ca0c48920305b4dd6b2feb86cb640797");
        assertThat(seal.open(new WipeableKey(material), associated, sealed))
                .asString()
                .isEqualTo("Bath");
    }

    @Provide
    Arbitrary<Use> uses() {
        // few values of each, so that two uses often differ in a single one
        return Combinators.combine(
                        Arbitraries.of(KeyKind.class),
                        Arbitraries.of("", "a", "nordpost", "nordpost-1", "paywave"),
                        Arbitraries.of(-1L, 0L, 1L, 7L, 256L),
                        Arbitraries.of(0L, 1L, 7L, 256L))
                .as((kind, partner, order, disclosure) -> new Use(kind, new Binding(partner, order, disclosure)));
    }

    record Use(KeyKind kind, Binding binding) {

        byte[] associated() {
            return AssociatedData.ofValue(kind, binding);
        }
    }

    private static byte[] associated(KeyKind kind, String partner, long order, long disclosure) {
        return AssociatedData.ofValue(kind, new Binding(partner, order, disclosure));
    }

    private void assertRefused(WipeableKey by, byte[] associated, byte[] sealed) {
        assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> seal.open(by, associated, sealed));
    }
}
