package org.partnerhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

    private final Problems problems = new Problems();

    @Test
    void readsEachTypeAsItsKeyAsksFor() {
        assertThat(read("0330", Value::text)).contains("0330");
        assertThat(read("true", Value::bool)).contains(true);
        assertThat(read("500", value -> value.integer(1, 500))).contains(500);
        assertThat(read("PT15M", value -> value.duration(Duration.ofDays(1)))).contains(Duration.ofMinutes(15));
        assertThat(read("P90D", Value::period)).contains(Period.ofDays(90));
        assertThat(read("2027-12-31", Value::date)).contains(LocalDate.of(2027, 12, 31));
        assertThat(read("https://a.example/b", Value::uri)).contains(URI.create("https://a.example/b"));
        assertThat(read("csv", value -> value.word(List.of("json", "csv")))).contains("csv");
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"  \"", "[a]", "{a: b}", "\"a\\nb\"", "\"a\\u0000b\""})
    void refusesWhatIsNoTextOfOneLine(String yaml) {
        assertRefused(read(yaml, Value::text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "True", "1"})
    void refusesOtherWordsForTrue(String yaml) {
        assertRefused(read(yaml, Value::bool));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "1.0", "1e2", "0x10", "99999999999", "1_0"})
    void refusesOtherNumbers(String yaml) {
        assertRefused(read(yaml, value -> value.integer(1, 500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15m", "PT0S", "-PT1S", "PT25H", "P1M", "15"})
    void refusesOtherDurations(String yaml) {
        assertRefused(read(yaml, value -> value.duration(Duration.ofDays(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "P0D", "P-1D", "PT1H"})
    void refusesOtherPeriods(String yaml) {
        assertRefused(read(yaml, Value::period));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.12.2027", "2027-02-30", "2027-12-31T00:00:00Z"})
    void refusesOtherDates(String yaml) {
        assertRefused(read(yaml, Value::date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example", "https:", "/in", "https://", "https://a b", "mailto:a@b.example"})
    void refusesOtherAddresses(String yaml) {
        assertRefused(read(yaml, Value::uri));
    }

    @Test
    void neverRepeatsAText() {
        read("s3cr3t", Value::bool);
        read("s3cr3t", Value::uri);
        read("s3cr3t", Value::date);
        read("s3cr3t", value -> value.integer(0, 1));

        assertThat(problems.all()).hasSize(4).noneMatch(problem -> problem.toString()
                .contains("s3cr3t"));
    }

    private <T> Optional<T> read(String yaml, Function<Value, Optional<T>> reader) {
        return new YamlReader("a.yaml", problems)
                .read("a: " + yaml)
                .flatMap(node -> new Value(node, problems).section())
                .flatMap(section -> section.required("a"))
                .flatMap(reader);
    }

    private void assertRefused(Optional<?> value) {
        assertThat(value).isEmpty();
        assertThat(problems.all()).hasSize(1);
    }
}
