package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.minimize.TestEvent.anOrder;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark that is planted where it must not be found again: in values nobody lists, and in names nobody knows. */
class LeakTest {

    private static final String MARK = "Zq7Mark";

    private final Minimizer minimizer = Minimizer.of(List.of(Contracts.nordpost(), Contracts.paywave()), Schemas.all());
    private final EventReader reader = minimizer.reader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Zq7Mark\"",
                "\"Zq7Mark\",\"nickname\":\"Zq7Mark\"",
                "\"x\",\"Zq7Mark\":1",
                "\"x\",\"Zq7Mark\":1,\"Zq7Mark\":2",
                "\"x\",\"Zq7Mark\":{\"Zq7Mark\":[{\"Zq7Mark\":\"Zq7Mark\"}]}",
                "{\"Zq7Mark\":1}",
                "Zq7Mark",
                "\"\\Zq7Mark\"",
                "\"x\",\"Zq7Mark",
                "\"x\",\"Zq7Mark\":\"\\ud800\"",
                "\"x\",\"Zq7Mark\":1e9999"
            })
    void tellsNobodyWhatNobodyLists(String remark) {
        byte[] event =
                anOrder().json().replace("\"leave at the side door\"", remark).getBytes(UTF_8);

        assertThat(everythingOf(reader.read(event))).doesNotContain(MARK);
    }

    @Test
    void tellsWhatAContractLists() {
        byte[] event = anOrder().json().replace("Ana Lindqvist", MARK).getBytes(UTF_8);

        assertThat(everythingOf(reader.read(event))).containsOnlyOnce(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Zq7Mark\":1}", "[\"Zq7Mark\"]", "17", "true"})
    void refusesAListedValueWithoutTellingIt(String name) {
        byte[] event = anOrder().with("recipient.name", name).bytes();

        assertThat(everythingOf(reader.read(event))).doesNotContain(MARK).contains("wrong-type");
    }

    @Test
    void doesNotRepeatABadIdOrType() {
        assertThat(everythingOf(reader.read(
                        anOrder().withAttribute("id", "\"Zq7Mark ?\"").bytes())))
                .doesNotContain(MARK);
        assertThat(everythingOf(reader.read(
                        anOrder().withAttribute("type", "\"Zq7Mark\"").bytes())))
                .doesNotContain(MARK);
    }

    private static String everythingOf(Reading reading) {
        StringBuilder everything = new StringBuilder(reading.toString());
        if (reading instanceof Reading.Minimized minimized) {
            minimized.disclosures().forEach(each -> everything.append(each).append(Hub.content(each)));
        }
        return everything.toString();
    }
}
