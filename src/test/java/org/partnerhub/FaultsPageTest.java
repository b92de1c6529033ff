package org.partnerhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/faults.md} says is tested is tested. */
class FaultsPageTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:IT|Test))(?:#(\\w+))?`");

    static List<MatchResult> tests() throws IOException {
        return TEST.matcher(Files.readString(Path.of("docs/faults.md")))
                .results()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void namesTestsThatThereAre(MatchResult test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(each -> each.endsWith(test.group(1) + ".java"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(file))
                    .contains(test.group(2) == null ? "class " : "void " + test.group(2) + "(");
        }
    }
}
