package org.partnerhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SectionTest {

    private final Problems problems = new Problems();

    @Test
    void makesWhatWasReadWhenAllOfItWasKnown() {
        Section section = read("{name: Shop}");
        Optional<String> name = section.text("name");

        assertThat(section.made(name::orElseThrow)).contains("Shop");
    }

    @Test
    void makesNothingWhenAKeyIsMissing() {
        Section section = read("{name: Shop}");
        section.text("name");
        Optional<String> country = section.text("country");

        assertThat(section.made(country::orElseThrow)).isEmpty();
        assertTold("a.yaml:1:1: country is missing; write country: …");
    }

    @Test
    void makesNothingWhenAKeyIsUnknownAndSaysWhichWasMeant() {
        Section section = read("{name: Shop, validUntli: 2027-12-31}");
        section.text("name");
        section.optional("validUntil");

        assertThat(section.made(() -> "made")).isEmpty();
        assertTold("a.yaml:1:14 validUntli: the key is unknown; did you mean validUntil?");
    }

    @Test
    void namesTheKnownKeysWhenNoneIsNear() {
        Section section = read("{colour: red}");
        section.optional("name");
        section.optional("country");
        section.reportUnknownKeys();

        assertTold("a.yaml:1:2 colour: the key is unknown; choose from country, name");
    }

    @Test
    void replacesPlaceholdersWhereTheyMayStand() {
        Section section = read("{a: [\"${X}\"], b: plain}").resolved(text -> text.replace("${X}", "x"));

        Value a = section.required("a").flatMap(Value::list).orElseThrow().get(0);

        assertThat(a.text()).contains("x");
        assertThat(section.text("b")).contains("plain");
    }

    @Test
    void reportsAPlaceholderWithoutAValue() {
        read("a: \"${X}\"").resolved(text -> {
            throw new IllegalArgumentException("the text of the exception is not told: " + text);
        });

        assertTold("a.yaml:1:4 a: the placeholder has no value; set it, or give it a default: ${NAME:default}");
    }

    @Test
    void refusesPlaceholdersElsewhereInKeysToo() {
        read("a: {b: [\"${X}\"], \"${Y}\": 1}\nc: \"${Z}\"\n").refusePlaceholdersOutside("c");

        assertThat(problems.all())
                .extracting(Problem::place)
                .containsExactly(new Place("a.yaml", 1, 9), new Place("a.yaml", 1, 18));
    }

    private Section read(String text) {
        return new YamlReader("a.yaml", problems)
                .read(text)
                .flatMap(node -> new Value(node, problems).section())
                .orElseThrow();
    }

    private void assertTold(String problem) {
        assertThat(problems.all()).extracting(Problem::toString).containsExactly(problem);
    }
}
