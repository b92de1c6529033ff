package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.event.OrderReference;

class StatusPathTest {

    private final StatusPath path = new StatusPath("/v1/payments/{order.reference}/state");

    @Test
    void namesThePaymentByItsOrder() {
        assertThat(path.of(new OrderReference("SO-2026_000123-a.b"))).contains("/v1/payments/SO-2026_000123-a.b/state");
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "../a, ..%2Fa",
        "a?b=c#d, a%3Fb%3Dc%23d",
        "a%2Fb, a%252Fb",
        "a b+c*, a%20b%2Bc%2A",
        "RAW(a), RAW%28a%29",
        "${a}{{b}}, %24%7Ba%7D%7B%7Bb%7D%7D",
        "a;b=c, a%3Bb%3Dc",
        "Zoé, Zo%C3%A9",
    })
    void keepsAReferenceWithinItsSegment(String reference, String segment) {
        assertThat(path.of(new OrderReference(reference))).contains("/v1/payments/" + segment + "/state");
    }

    @Property
    void leavesThePathAsLongAsItIsWhateverTheReferenceHolds(@ForAll @StringLength(min = 3, max = 30) String reference) {
        String written = path.of(new OrderReference(reference)).orElse("/v1/payments/dots/state");

        assertThat(written).matches("/v1/payments/[A-Za-z0-9._~%-]+/state");
        assertThat(URI.create("https://api.paywave.example" + written)
                        .normalize()
                        .getRawPath())
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void doesNotWriteWhatAPathTakesForAFolder(String reference) {
        assertThat(path.of(new OrderReference(reference))).isEmpty();
    }
}
