package org.partnerhub.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.answers.NoticeAnswer.Result;

class NoticeAnswerReaderTest {

    private static final UUID ONE = UUID.fromString("0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa");
    private static final UUID OTHER = UUID.fromString("5a1f6d3e-8f0b-4d58-8d3c-6f5d0f6b2c11");
    private static final String HEADER = "notice,result,basis,until,fields\r\n";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T23:59:59Z"), ZoneOffset.UTC);

    private final NoticeAnswerReader reader =
            new NoticeAnswerReader(Set.of("consignee.name", "consignee.phone", "lines.hsCode"), CLOCK);

    @Example
    void readsEachKindOfAnswer() {
        assertThat(read(ONE + ",completed,,,\r\n" + OTHER + ",no-match,,,\r\n"))
                .containsExactly(answer(ONE, Result.COMPLETED), answer(OTHER, Result.NO_MATCH));
        assertThat(read(ONE + ",partial,gdpr-17-3-b,2031-12-31,consignee.name lines.hsCode\r\n"))
                .containsExactly(kept(ONE, Result.PARTIAL, "consignee.name", "lines.hsCode"));
        assertThat(read(ONE + ",refused,gdpr-17-3-b,2031-12-31,\r\n" + OTHER
                        + ",refused,gdpr-17-3-b,2031-12-31,consignee.phone\r\n"))
                .containsExactly(kept(ONE, Result.REFUSED), kept(OTHER, Result.REFUSED, "consignee.phone"));
    }

    @Example
    void refusesAFieldThatThePartnerDoesNotGet() {
        assertThat(fault(ONE + ",partial,gdpr-17-3-b,2031-12-31,consignee.name anaLindqvist\n"))
                .isEqualTo(Fault.UNKNOWN_FIELD);
    }

    @Example
    void readsADayThatIsNotOver() {
        assertThat(read(ONE + ",refused,gdpr-17-3-b,2026-11-20,\n"))
                .extracting(NoticeAnswer::until)
                .containsExactly(Optional.of(LocalDate.parse("2026-11-20")));
    }

    @Example
    void refusesADayThatIsOver() {
        assertThat(fault(ONE + ",completed,,,\n" + OTHER + ",refused,gdpr-17-3-b,2026-11-19,\n"))
                .isEqualTo(Fault.DAY_OVER);
        assertThat(fault(ONE + ",partial,gdpr-17-3-b,2026-11-19,consignee.name\n"))
                .isEqualTo(Fault.DAY_OVER);
    }

    @Example
    void refusesANoticeThatIsNamedTwice() {
        assertThat(fault(ONE + ",completed,,,\n" + ONE + ",no-match,,,\n")).isEqualTo(Fault.NAMED_TWICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,completed,,,",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,completed\n",
                "0B7E1C52-4F0A-4C3E-9A51-2F64A1D0C7AA,completed,,,\n",
                "SO-2026-000123,completed,,,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,done,,,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,completed,gdpr-17-3-b,2031-12-31,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,completed,,,consignee.name\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,refused,,,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,refused,gdpr-17-3-b,,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,refused,,2031-12-31,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,refused,because we like it,2031-12-31,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,refused,gdpr-17-3-b,2031-02-30,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,refused,gdpr-17-3-b,for ever,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,partial,gdpr-17-3-b,2031-12-31,\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,partial,gdpr-17-3-b,2031-12-31,consignee.name;lines.hsCode\n",
                "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa,refused,gdpr-17-3-b,2031-12-31,,we keep Ana's phone\n"
            })
    void readsNothingElse(String lines) {
        assertThat(fault(lines)).isEqualTo(Fault.MALFORMED);
    }

    @Example
    void readsNoEndlessLine() {
        assertThat(fault(ONE + ",partial,gdpr-17-3-b,2031-12-31,a" + " a".repeat(400_000) + "\n"))
                .isEqualTo(Fault.MALFORMED);
    }

    @Property
    void makesOfAnyBytesAnAnswerOrAFault(@ForAll byte[] content, @ForAll String line) {
        for (byte[] each : List.of(content, (HEADER + line + "\n").getBytes(UTF_8))) {
            assertThat(catchThrowableOfType(FaultyAnswerException.class, () -> reader.read(each)))
                    .isNotNull();
        }
    }

    private List<NoticeAnswer> read(String lines) {
        return reader.read((HEADER + lines).getBytes(UTF_8));
    }

    private Fault fault(String lines) {
        return catchThrowableOfType(FaultyAnswerException.class, () -> read(lines))
                .fault();
    }

    private static NoticeAnswer answer(UUID notice, Result result) {
        return new NoticeAnswer(notice, result, Optional.empty(), Optional.empty(), List.of());
    }

    private static NoticeAnswer kept(UUID notice, Result result, String... fields) {
        return new NoticeAnswer(
                notice,
                result,
                Optional.of("gdpr-17-3-b"),
                Optional.of(LocalDate.parse("2031-12-31")),
                List.of(fields));
    }
}
