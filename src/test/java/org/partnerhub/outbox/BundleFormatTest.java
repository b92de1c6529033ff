package org.partnerhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.partnerhub.outbox.SealedFixture.sealed;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.SealedDisclosure;

class BundleFormatTest {

    private static final Bundle BUNDLE =
            new Bundle(new PartnerId("paywave"), List.of(sealed("paywave", 1, 20), sealed("paywave", 2, 0)));

    @Property(tries = 300)
    void readsWhatItWrote(@ForAll("bundles") Bundle bundle) {
        assertThat(BundleFormat.read(BundleFormat.write(bundle)))
                .usingRecursiveComparison()
                .isEqualTo(bundle);
    }

    @Property
    void refusesABundleThatEndsTooEarly(@ForAll @IntRange(max = 200) int end) {
        byte[] bytes = BundleFormat.write(BUNDLE);
        byte[] cut = Arrays.copyOf(bytes, Math.min(end, bytes.length - 1));

        assertThatIllegalArgumentException().isThrownBy(() -> BundleFormat.read(cut));
    }

    @Property
    void refusesOrReadsWhatWasGarbledAndDoesNothingElse(
            @ForAll @IntRange(max = 200) int place, @ForAll byte[] garbage) {
        byte[] bytes = BundleFormat.write(BUNDLE);
        int start = place % bytes.length;
        System.arraycopy(garbage, 0, bytes, start, Math.min(garbage.length, bytes.length - start));

        try {
            assertThat(BundleFormat.read(bytes).disclosures()).isNotEmpty();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("sealed");
        }
    }

    @Property
    void refusesWhatIsNoBundleAtAll(@ForAll byte[] bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> BundleFormat.read(bytes));
    }

    @Example
    void refusesWhatComesBehindABundle() {
        byte[] bytes = BundleFormat.write(BUNDLE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundleFormat.read(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Example
    void takesNoMemoryForALengthThatIsOnlyClaimed() {
        byte[] bytes = BundleFormat.write(new Bundle(new PartnerId("paywave"), List.of(sealed("paywave", 1, 20))));
        ByteBuffer.wrap(bytes).putInt(bytes.length - 20 - Integer.BYTES, Integer.MAX_VALUE);

        assertThatIllegalArgumentException().isThrownBy(() -> BundleFormat.read(bytes));
    }

    @Provide
    Arbitrary<Bundle> bundles() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(39)
                .map(rest -> "a" + rest);
        return names.map(PartnerId::new).flatMap(partner -> disclosures(partner, names)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(disclosures -> new Bundle(partner, disclosures)));
    }

    private static Arbitrary<SealedDisclosure> disclosures(PartnerId partner, Arbitrary<String> names) {
        return Combinators.combine(
                        names.map(DocumentName::new),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(100))
                .as((document, disclosure, order, rows, bytes) ->
                        new SealedDisclosure(partner, document, disclosure, order, rows, bytes));
    }
}
