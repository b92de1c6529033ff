package org.partnerhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private final Problems problems = new Problems();

    @Test
    void keepsWhereEachThingStands() {
        Node node = new JsonReader("a.json", problems)
                .read("{\n  \"a\": [1, {\"b\": \"c\"}]\n}")
                .orElseThrow();

        Node.Entry a = ((Node.Mapping) node).entries().get(0);
        Node.Mapping second =
                (Node.Mapping) ((Node.Sequence) a.value()).elements().get(1);
        Node.Entry b = second.entries().get(0);

        assertThat(a.key().place()).isEqualTo(new Place("a.json", 2, 3));
        assertThat(b.key().place()).isEqualTo(new Place("a.json", 2, 13));
        assertThat(b.value()).isEqualTo(new Node.Scalar(new Place("a.json", 2, 18), "a[1].b", "c", false));
    }

    @Test
    void refusesANameThatIsWrittenTwice() {
        new JsonReader("a.json", problems).read("{\"a\": 1,\n \"a\": 2}");

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly("a.json:2:2 a: written twice, first in line 1; remove one of the two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a': 1}", "{\"a\": 1,}", "{\"a\": NaN}", "// a\n{}", "{\"a\": 1", "{\"a\" 1}", "{} {}"})
    void refusesWhatOnlyLooksLikeJson(String text) {
        new JsonReader("a.json", problems).read(text);

        assertThat(problems.all()).hasSize(1);
    }
}
