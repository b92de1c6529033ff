package org.partnerhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;
import static org.partnerhub.outbox.SealedFixture.sealed;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.SealedDisclosure;

class BundleTest {

    private static final int KIB = 1024;

    @Test
    void packsWhatIsForOnePartnerIntoOneBundleInItsOrder() {
        assertThat(Bundle.pack(List.of(
                        sealed("paywave", 1, 10),
                        sealed("nordpost", 2, 10),
                        sealed("paywave", 3, 10),
                        sealed("nordpost", 4, 10))))
                .extracting(bundle -> bundle.partner().text(), BundleTest::numbers)
                .containsExactly(tuple("paywave", List.of(1L, 3L)), tuple("nordpost", List.of(2L, 4L)));
    }

    @Test
    void fillsABundleUpTo512KiB() {
        assertThat(Bundle.pack(List.of(sealed("paywave", 1, 256 * KIB), sealed("paywave", 2, 256 * KIB))))
                .extracting(BundleTest::numbers)
                .containsExactly(List.of(1L, 2L));
    }

    @Test
    void beginsAnotherBundleBehind512KiB() {
        assertThat(Bundle.pack(List.of(
                        sealed("paywave", 1, 256 * KIB),
                        sealed("paywave", 2, 256 * KIB + 1),
                        sealed("paywave", 3, 256 * KIB - 1))))
                .extracting(BundleTest::numbers)
                .containsExactly(List.of(1L), List.of(2L, 3L));
    }

    @Test
    void givesOneThatIsLargerABundleOfItsOwn() {
        assertThat(Bundle.pack(
                        List.of(sealed("paywave", 1, 1), sealed("paywave", 2, 1024 * KIB), sealed("paywave", 3, 1))))
                .extracting(BundleTest::numbers)
                .containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void packsNothingIntoNothing() {
        assertThat(Bundle.pack(List.of())).isEmpty();
    }

    @Test
    void refusesDisclosuresForAnotherPartner() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bundle(new PartnerId("paywave"), List.of(sealed("nordpost", 1, 1))));
    }

    @Test
    void refusesToBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bundle(new PartnerId("paywave"), List.of()));
    }

    @Test
    void travelsThroughTheQueueOfItsPartner() {
        assertThat(new Bundle(new PartnerId("paywave"), List.of(sealed("paywave", 1, 1))).queue())
                .isEqualTo("hub.paywave");
    }

    @Test
    void isSlicedInItsOrder() {
        Bundle bundle = new Bundle(
                new PartnerId("paywave"),
                IntStream.rangeClosed(1, 5)
                        .mapToObj(number -> sealed("paywave", number, 1))
                        .toList());

        assertThat(bundle.slices(2))
                .extracting(BundleTest::numbers)
                .containsExactly(List.of(1L, 2L), List.of(3L, 4L), List.of(5L));
        assertThat(bundle.slices(5))
                .extracting(BundleTest::numbers)
                .containsExactly(LongStream.rangeClosed(1, 5).boxed().toList());
    }

    private static List<Long> numbers(Bundle bundle) {
        return bundle.disclosures().stream().map(SealedDisclosure::disclosure).toList();
    }
}
