package org.partnerhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlReaderTest {

    private final Problems problems = new Problems();

    @TempDir
    private Path folder;

    @Test
    void keepsWhereEachThingStands() {
        Section section =
                read("# first\nshipper:\n  name: Shop\n  lines: [a, b]\n").orElseThrow();
        Node.Mapping shipper =
                (Node.Mapping) section.required("shipper").orElseThrow().node();

        Node.Entry lines = shipper.entries().get(1);

        assertThat(lines.key().place()).isEqualTo(new Place("a.yaml", 4, 3));
        Node second = ((Node.Sequence) lines.value()).elements().get(1);
        assertThat(second).isEqualTo(new Node.Scalar(new Place("a.yaml", 4, 14), "shipper.lines[1]", "b", true));
    }

    @Test
    void readsScalarsAsTheyAreWritten() {
        Section section = read("{country: NO, code: 0330, on: yes, hex: 0x1F, time: 12:30, void: ~}")
                .orElseThrow();

        assertThat(section.all())
                .extracting(Section.Entry::name)
                .containsExactly("country", "code", "on", "hex", "time", "void");
        assertThat(section.all())
                .extracting(entry -> entry.value().text().orElseThrow())
                .containsExactly("NO", "0330", "yes", "0x1F", "12:30", "~");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void takesAFileThatBeginsWithAByteOrderMark() {
        assertThat(read("\uFEFFa: b")).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        Section section = read("a: \"x\\uD83D\"\nb: \"\\uD83D\\uDE00\"\n").orElseThrow();

        assertTold("a.yaml:1:4 a: half of a surrogate pair; write both halves, or the character itself");
        assertThat(section.all())
                .extracting(entry -> entry.value().text().orElseThrow())
                .as("what reads on can rely on it")
                .containsExactly("x?", "\uD83D\uDE00");
    }

    @Test
    void refusesAKeyThatIsWrittenTwice() {
        read("a: 1\nb: 2\na: 3\n");

        assertTold("a.yaml:3:1 a: written twice, first in line 1; remove one of the two");
    }

    @Test
    void refusesAnchorsAndAliases() {
        read("a: &x [1]\nb: *x\n");

        assertThat(problems.all()).isNotEmpty().allSatisfy(problem -> assertThat(problem.message())
                .isEqualTo("anchors (&) and aliases (*) are not read"));
    }

    @Test
    void followsNoAliasIntoItself() {
        read("a: &x [*x]\nb: &y {c: *y}\n");

        assertThat(problems.all()).hasSize(2);
    }

    @Test
    void refusesMerges() {
        read("a: {<<: {b: 1}}");

        assertTold("a.yaml:1:5 a: merges (<<) are not read; write the keys out");
    }

    @Test
    void refusesTags() {
        read("a: !secret b");

        assertTold("a.yaml:1:4 a: tags (!) are not read; remove the tag");
    }

    @Test
    void refusesAListAsAKey() {
        read("? [a, b]\n: c\nd: e\n");

        assertTold("a.yaml:1:3: a list or mapping as a key; write a name");
    }

    @Test
    void refusesASecondDocument() {
        read("a: 1\n---\na: 2\n");

        assertTold("a.yaml:3:1: a second document begins here; write one file for each");
    }

    @Test
    void tellsWhereTheSyntaxBreaks() {
        read("a: {lines[].b: c}\n");

        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo(new Place("a.yaml", 1, 10));
            assertThat(problem.message()).startsWith("not YAML: ");
            assertThat(problem.remedy()).contains("quote what holds [ ]");
        });
    }

    @Test
    void refusesControlCharacters() {
        read("a: b\u0001c\n");

        assertTold("a.yaml:1:1: not YAML; remove control characters");
    }

    @Test
    void refusesNestingWithoutEnd() {
        read("a: " + "[".repeat(5_000) + "]".repeat(5_000));

        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void refusesAFileOfComments() {
        read("# nothing yet\n");

        assertTold("a.yaml:1:1: the file holds nothing but comments; fill it or remove it");
    }

    @Test
    void refusesAFileThatIsAList() {
        read("- a\n- b\n");

        assertTold("a.yaml:1:1: keys are expected here; write key: value below it");
    }

    @Test
    void refusesFilesThatCannotBeRead() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.yaml"));
        Path latin1 = Files.write(folder.resolve("latin1.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));
        Path large = Files.writeString(folder.resolve("large.yaml"), "# ".repeat(1 << 20));
        Path directory = Files.createDirectory(folder.resolve("folder.yaml"));

        for (Path file : new Path[] {empty, latin1, large, directory, folder.resolve("missing.yaml")}) {
            assertThat(ConfigurationFile.yaml(file, problems)).isEmpty();
        }

        assertThat(problems.all())
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "the file is empty",
                        "the file is not in UTF-8",
                        "the file is larger than 1 MiB",
                        "the file cannot be read",
                        "the file is missing");
    }

    private Optional<Section> read(String text) {
        return new YamlReader("a.yaml", problems).read(text).flatMap(node -> new Value(node, problems).section());
    }

    private void assertTold(String problem) {
        assertThat(problems.all()).extracting(Problem::toString).containsExactly(problem);
    }
}
