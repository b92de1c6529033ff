package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.contract.PartnerId;

class SandboxArgumentsTest {

    @TempDir
    Path folder;

    @Test
    void runsOnTheSamplesUntilItIsEndedWhenNothingIsAsked() {
        SandboxArguments arguments = SandboxArguments.parse();

        assertThat(arguments.once()).isFalse();
        assertThat(arguments.keep()).isFalse();
        assertThat(arguments.events()).isEmpty();
        assertThat(arguments.rate()).isEmpty();
        assertThat(arguments.down()).isEmpty();
        assertThat(arguments.aftermath().isNothing()).isTrue();
        assertThat(arguments.config()).isEqualTo(Path.of("config"));
        assertThat(arguments.folder()).isAbsolute().endsWithRaw(Path.of("target/sandbox"));
    }

    @Test
    void readsEachArgument() throws Exception {
        Path events = Files.createFile(folder.resolve("events"));

        SandboxArguments arguments = SandboxArguments.parse(
                "--sandbox.once",
                "--sandbox.keep",
                "--sandbox.events=" + events,
                "--sandbox.dir=" + folder.resolve("dir"),
                "--sandbox.config=" + folder,
                "--sandbox.down=nordpost:PT30S",
                "--sandbox.down=paywave:PT2M",
                "--sandbox.rate=2",
                "--sandbox.advance=P31D",
                "--sandbox.turn-epoch");

        assertThat(arguments.once()).isTrue();
        assertThat(arguments.keep()).isTrue();
        assertThat(arguments.events()).contains(events);
        assertThat(arguments.folder()).isEqualTo(folder.resolve("dir"));
        assertThat(arguments.config()).isEqualTo(folder);
        assertThat(arguments.rate()).hasValue(2);
        assertThat(arguments.aftermath()).isEqualTo(new Aftermath.Wish(Optional.of(Period.ofDays(31)), true));
        assertThat(arguments.down())
                .containsEntry(new PartnerId("nordpost"), Duration.ofSeconds(30))
                .containsEntry(new PartnerId("paywave"), Duration.ofMinutes(2));
    }

    @Test
    void leavesAllOtherArgumentsToSpringBoot() {
        SandboxArguments arguments = SandboxArguments.parse("--logging.level.root=DEBUG", "--sandbox.once", "--debug");

        assertThat(arguments.others()).containsExactly("--logging.level.root=DEBUG", "--debug");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --sandbox.twice                | is unknown
                    --sandbox.once=maybe           | takes no value
                    --sandbox.events               | needs a value
                    --sandbox.events=/no/such/file | names no file
                    --sandbox.events=src           | names no file
                    --sandbox.config=/no/such      | names no folder
                    --sandbox.dir=                 | needs a value
                    --sandbox.rate=0               | is a whole number
                    --sandbox.rate=fast            | is a whole number
                    --sandbox.advance=a-month      | is no time
                    --sandbox.advance=P-1D         | goes back in time
                    --sandbox.turn-epoch=standard  | takes no value
                    --sandbox.down=nordpost        | is written PARTNER:DURATION
                    --sandbox.down=NordPost:PT1S   | is written PARTNER:DURATION
                    --sandbox.down=nordpost:30s    | has a duration that is not ISO 8601
                    --sandbox.down=nordpost:PT-1S  | has a duration below zero
                    """)
    void refusesAnArgumentThatItCannotUseAndSaysWhy(String argument, String problem) {
        assertThatThrownBy(() -> SandboxArguments.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(argument.split("=")[0] + " " + problem);
    }

    @Test
    void refusesAnArgumentThatIsThereTwice() {
        assertThatThrownBy(() -> SandboxArguments.parse("--sandbox.rate=1", "--sandbox.rate=2"))
                .hasMessage("--sandbox.rate is there twice");
    }
}
