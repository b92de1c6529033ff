package org.partnerhub.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenKeysTest {

    private static final Fields FIELDS = fields(200);

    private final SeenKeys seen = new SeenKeys();

    private static Fields fields(int number) {
        List<String> names =
                IntStream.range(0, number).mapToObj(i -> "field" + i).toList();
        return new Fields(names, Collections.nCopies(number, Envelope.DATA));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 127, 128, 199})
    void knowsAKeyAgainAtAnyPosition(int position) {
        for (int each = 0; each < FIELDS.size(); each++) {
            assertThat(seen.add(each, FIELDS)).isTrue();
        }

        assertThat(seen.add(position, FIELDS)).isFalse();
    }

    @Test
    void knowsANameAgain() {
        assertThat(seen.add("a")).isTrue();
        assertThat(seen.add("")).isTrue();
        assertThat(seen.add("a")).isFalse();
        assertThat(seen.add("")).isFalse();
    }

    @Test
    void expectsTheKeyBehindTheLast() {
        assertThat(seen.expected()).isZero();
        seen.add(7, FIELDS);
        assertThat(seen.expected()).isEqualTo(8);
        seen.add("a");
        assertThat(seen.expected()).isEqualTo(8);
        seen.add(3, FIELDS);
        assertThat(seen.expected()).isEqualTo(4);
    }
}
