package org.partnerhub.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestAnswerTest {

    @Example
    void readsThatAllWasAccepted() {
        assertThat(ok("time,rows\r\n2026-11-20T09:00:00Z,12\r\n").refused()).isEmpty();
        assertThat(ok("time,rows\n2026-11-20T10:00:00.123+01:00,12\n").refused())
                .isEmpty();
    }

    @Example
    void refusesACountThatIsNotTheManifests() {
        assertThat(faultOfOk("time,rows\n2026-11-20T09:00:00Z,11\n")).isEqualTo(Fault.WRONG_COUNT);
        assertThat(faultOfOk("time,rows\n2026-11-20T09:00:00Z,0\n")).isEqualTo(Fault.WRONG_COUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "time,rows",
                "time,rows\n",
                "time,rows\n2026-11-20T09:00:00Z,12",
                "time,rows\r2026-11-20T09:00:00Z,12\r",
                "time,rows\n2026-11-20T09:00:00Z,12\n\n",
                "time,rows\n2026-11-20T09:00:00Z,12\n2026-11-20T09:00:00Z,12\n",
                "rows,time\n12,2026-11-20T09:00:00Z\n",
                "TIME,ROWS\n2026-11-20T09:00:00Z,12\n",
                "\ufefftime,rows\n2026-11-20T09:00:00Z,12\n",
                "time,rows\n2026-11-20,12\n",
                "time,rows\n2026-13-20T09:00:00Z,12\n",
                "time,rows\n2026-11-20T09:00:00,12\n",
                "time,rows\n2026-11-20T09:00:00Z,-12\n",
                "time,rows\n2026-11-20T09:00:00Z,+12\n",
                "time,rows\n2026-11-20T09:00:00Z,12,Ana\n",
                "time,rows\n2026-11-20T09:00:00Z,99999999999999999999\n",
                "time,rows\n2026-11-20T09:00:00Z,\u0661\u0662\n",
                "time,rows\n2026-11-20T09:00:00Z,12\u0000\n"
            })
    void readsNothingElseAsAccepted(String content) {
        assertThat(faultOfOk(content)).isEqualTo(Fault.MALFORMED);
    }

    @Example
    void readsWhichRowsWereNotAccepted() {
        assertThat(err("row,code\r\n12,ADDR-017\r\n1,E1\r\n").refused())
                .isEqualTo(Map.of(1, "refused-e1", 12, "refused-addr-017"));
    }

    @Example
    void refusesARowThatTheManifestDoesNotHave() {
        assertThat(faultOfErr("row,code\n13,E1\n")).isEqualTo(Fault.NO_SUCH_ROW);
        assertThat(faultOfErr("row,code\n999999999,E1\n")).isEqualTo(Fault.NO_SUCH_ROW);
        assertThat(faultOfErr("row,code\n0,E1\n")).isEqualTo(Fault.MALFORMED);
    }

    @Example
    void refusesARowThatIsNamedTwice() {
        assertThat(faultOfErr("row,code\n3,E1\n3,E1\n")).isEqualTo(Fault.NAMED_TWICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row,code\n",
                "row,code\n3,E1",
                "row,code\n3,\n",
                "row,code\n03,E1\n",
                "row,code\n3,e1\n",
                "row,code\n3,LINDQVIST\n",
                "row,code\n3,447946001820\n",
                "row,code\n3,no such street: Mill Lane 14\n",
                "row,code\n3,\"E1\"\n",
                "row,code\n3,E1,Mill Lane 14\n",
                "row,code\n3,=E1\n",
                "row,code\n3;E1\n",
                "row,code\n3,E1\n\n",
                "row,code\n9999999999,E1\n",
                "row,code,text\n3,E1,x\n"
            })
    void takesNoFreeTextAndNothingMalformed(String content) {
        assertThat(faultOfErr(content)).isEqualTo(Fault.MALFORMED);
    }

    @Property
    void makesOfAnyBytesAnAnswerOrAFault(@ForAll byte[] content) {
        assertHarmless(content);
    }

    @Property(tries = 5000)
    void takesOnlyRowsAndCodesOutOfWhatLooksLikeAnAnswer(@ForAll("nearly") List<String> parts) {
        assertHarmless(String.join("", parts).getBytes(UTF_8));
    }

    @Example
    void readsManyRowsAndNoEndlessLine() {
        assertThat(faultOfErr("row,code\n" + "1".repeat(Answers.LARGEST) + "\n"))
                .isEqualTo(Fault.MALFORMED);
        StringBuilder rows = new StringBuilder("row,code\n");
        for (int row = 1; row <= 50_000; row++) {
            rows.append(row).append(",E1\n");
        }
        assertThat(ManifestAnswer.err(rows.toString().getBytes(UTF_8), 50_000).refused())
                .hasSize(50_000);
    }

    @Provide
    Arbitrary<List<String>> nearly() {
        return Arbitraries.of(
                        "row,code",
                        "time,rows",
                        "\n",
                        "\r\n",
                        "1",
                        "7",
                        "12",
                        "13",
                        ",",
                        "E1",
                        "ADDR-017",
                        "x",
                        " ",
                        "2026-11-20T09:00:00Z",
                        "\u0000",
                        "\u00e9",
                        "-",
                        "\"")
                .list()
                .ofMaxSize(12)
                .map(parts -> {
                    List<String> all = new ArrayList<>(List.of("row,code", "\n"));
                    all.addAll(parts);
                    return all;
                });
    }

    private static void assertHarmless(byte[] content) {
        try {
            assertThat(ManifestAnswer.err(content, 12).refused()).isNotEmpty().allSatisfy((row, code) -> {
                assertThat(row).isBetween(1, 12);
                assertThat(code).matches("refused-[a-z]{1,6}-?[0-9]{1,4}");
            });
        } catch (FaultyAnswerException fault) {
            assertThat(fault).hasMessage(fault.fault().text());
        }
        try {
            assertThat(ManifestAnswer.ok(content, 12).refused()).isEmpty();
        } catch (FaultyAnswerException fault) {
            assertThat(fault).hasMessage(fault.fault().text());
        }
    }

    private static ManifestAnswer ok(String content) {
        return ManifestAnswer.ok(content.getBytes(UTF_8), 12);
    }

    private static ManifestAnswer err(String content) {
        return ManifestAnswer.err(content.getBytes(UTF_8), 12);
    }

    private static Fault faultOfOk(String content) {
        return catchThrowableOfType(FaultyAnswerException.class, () -> ok(content))
                .fault();
    }

    private static Fault faultOfErr(String content) {
        return catchThrowableOfType(FaultyAnswerException.class, () -> err(content))
                .fault();
    }
}
