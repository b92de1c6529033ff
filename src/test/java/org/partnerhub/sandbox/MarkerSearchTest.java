package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkerSearchTest {

    private static final String TEXT = "qzéw hkrtplm";
    private static final Marker NAME = Marker.of("name", TEXT);
    private static final Marker WEIGHT = Marker.of("weight", "7301244190520", "7301244190.52");

    private final MarkerSearch search = new MarkerSearch(List.of(NAME, WEIGHT));

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void findsAMarkerHoweverItIsEncoded(String encoding, byte[] encoded) {
        assertThat(search.in(amid(encoded))).containsExactly(NAME);
    }

    static Stream<Arguments> encodings() {
        byte[] utf8 = TEXT.getBytes(UTF_8);
        String hex = HexFormat.of().formatHex(utf8);
        return Stream.of(
                Arguments.of("UTF-8", utf8),
                Arguments.of("UTF-16LE", TEXT.getBytes(UTF_16LE)),
                Arguments.of("UTF-16BE", TEXT.getBytes(UTF_16BE)),
                Arguments.of("hex", ascii(hex)),
                Arguments.of("upper-case hex", ascii(hex.toUpperCase(Locale.ROOT))),
                Arguments.of("Base64", base64("", utf8)),
                Arguments.of("Base64, one byte on", base64("1", utf8)),
                Arguments.of("Base64, two bytes on", base64("12", utf8)),
                Arguments.of("a form's URL encoding", ascii(URLEncoder.encode(TEXT, UTF_8))),
                Arguments.of("a path's URL encoding", ascii("qz%C3%A9w%20hkrtplm")),
                Arguments.of("a path's URL encoding in lower case", ascii("qz%c3%a9w%20hkrtplm")),
                Arguments.of("JSON escapes", ascii("qz\\u00E9w hkrtplm")),
                Arguments.of("JSON escapes in lower case", ascii("qz\\u00e9w hkrtplm")));
    }

    @Test
    void findsAMarkerAsAFormatSpellsIt() {
        assertThat(search.in(amid(ascii("7301244190.52")))).containsExactly(WEIGHT);
    }

    @Test
    void findsNothingWhereAllButTheLastCharacterStands() {
        assertThat(search.in(amid(ascii("qzéw hkrtpl7301244190.5")))).isEmpty();
    }

    @Test
    void findsAMarkerThatEndsTheBytes() {
        assertThat(search.in(TEXT.getBytes(UTF_8))).containsExactly(NAME);
    }

    @Test
    void tellsTheFilesThatHoldAMarkerInTheirTextOrName(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "so " + TEXT);
        Path name = Files.createFile(folder.resolve("of-7301244190520.csv"));
        Files.writeString(folder.resolve("other"), "nothing of the kind");

        assertThat(search.below(folder).get("name")).containsExactly(text);
        assertThat(search.below(folder).get("weight")).containsExactly(name);
    }

    @Test
    void findsAMarkerWhereTwoPartsOfALongFileMeet(@TempDir Path folder) throws IOException {
        byte[] name = TEXT.getBytes(UTF_8);
        byte[] bytes = new byte[MarkerSearch.PART * 2 + 1000];
        Path file = folder.resolve("long");
        for (int at = MarkerSearch.PART - name.length; at < MarkerSearch.PART + 200; at += 7) {
            Arrays.fill(bytes, (byte) 0);
            System.arraycopy(name, 0, bytes, at, name.length);
            Files.write(file, bytes);
            assertThat(search.below(folder)).as("at " + at).containsOnlyKeys("name");
        }
        System.arraycopy(name, 0, bytes, bytes.length - name.length, name.length);
        Files.write(file, bytes);
        assertThat(search.below(folder)).as("at the end").containsOnlyKeys("name");
    }

    @Test
    void refusesAMarkerThatIsFoundByChance() {
        assertThatThrownBy(() -> Marker.of("short", "12345")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Bytes that are no text at all on both sides. */
    private static byte[] amid(byte[] encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, -1, 65, 66, 7});
        bytes.writeBytes(encoded);
        bytes.writeBytes(new byte[] {-62, 0, 9});
        return bytes.toByteArray();
    }

    private static byte[] base64(String before, byte[] bytes) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(before.getBytes(UTF_8));
        both.writeBytes(bytes);
        both.writeBytes("and more".getBytes(UTF_8));
        return Base64.getEncoder().encode(both.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
