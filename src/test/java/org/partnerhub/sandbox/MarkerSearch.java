package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.URLEncoder;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for thousands of markers at once in bytes of any kind: as they are in UTF-8 and UTF-16, in hex, in Base64 wherever
 * a group of three bytes may begin, and escaped for URLs and JSON.
 */
final class MarkerSearch {

    /** What is shorter than this turns up by chance, and may have no eight bytes of Base64 of its own. */
    static final int SHORTEST = 10;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}|\\\\u[0-9A-F]{4}");
    private static final int SIEVE_BITS = 24;
    /** How much of a file is looked at together, in bytes. */
    static final int PART = 1 << 22;

    private record Needle(Marker marker, byte[] bytes) {

        boolean isAt(byte[] haystack, int at) {
            return at + bytes.length <= haystack.length
                    && Arrays.equals(haystack, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    private final Map<Long, List<Needle>> byBeginning = new HashMap<>();
    private final BitSet sieve = new BitSet(1 << SIEVE_BITS);
    private int longest;

    MarkerSearch(Collection<Marker> markers) {
        for (Marker marker : markers) {
            marker.spellings().stream().flatMap(MarkerSearch::encodings).forEach(bytes -> add(marker, bytes));
        }
    }

    /** The markers that stand in these bytes. */
    Set<Marker> in(byte[] bytes) {
        Set<Marker> found = new HashSet<>();
        for (int at = 0; at + Long.BYTES <= bytes.length; at++) {
            long beginning = (long) LONGS.get(bytes, at);
            if (sieve.get(slot(beginning))) {
                int here = at;
                byBeginning.getOrDefault(beginning, List.of()).stream()
                        .filter(needle -> needle.isAt(bytes, here))
                        .forEach(needle -> found.add(needle.marker()));
            }
        }
        return found;
    }

    /** The markers that stand in any file below these folders, or in its name, each with the files. */
    Map<String, Set<Path>> below(Path... folders) throws IOException {
        Map<String, Set<Path>> found = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                Set<Marker> markers = in(file);
                markers.addAll(in(folder.relativize(file).toString().getBytes(UTF_8)));
                markers.forEach(marker -> found.computeIfAbsent(marker.name(), name -> new TreeSet<>())
                        .add(file));
            }
        }
        return found;
    }

    /** Part by part, for a log may be longer than the heap; each part begins with the end of the one before. */
    private Set<Marker> in(Path file) throws IOException {
        Set<Marker> found = new HashSet<>();
        byte[] part = new byte[(int) Math.min(PART + longest, Files.size(file))];
        int kept = 0;
        try (InputStream bytes = Files.newInputStream(file)) {
            int read = bytes.readNBytes(part, 0, part.length);
            while (read > 0) {
                int length = kept + read;
                found.addAll(in(length == part.length ? part : Arrays.copyOf(part, length)));
                kept = Math.min(longest, length);
                System.arraycopy(part, length - kept, part, 0, kept);
                read = bytes.readNBytes(part, kept, part.length - kept);
            }
        }
        return found;
    }

    /** The names of the markers that stand below this folder. */
    Set<String> namesBelow(Path folder) {
        try {
            return below(folder).keySet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void add(Marker marker, byte[] bytes) {
        long beginning = (long) LONGS.get(bytes, 0);
        byBeginning.computeIfAbsent(beginning, same -> new ArrayList<>()).add(new Needle(marker, bytes));
        longest = Math.max(longest, bytes.length);
        sieve.set(slot(beginning));
    }

    private static int slot(long beginning) {
        return (int) ((beginning * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SIEVE_BITS));
    }

    private static Stream<byte[]> encodings(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        String hex = HexFormat.of().formatHex(utf8);
        String form = URLEncoder.encode(text, UTF_8);
        Stream<String> escaped = Stream.of(form, form.replace("+", "%20"), jsonEscaped(text))
                .flatMap(each -> Stream.of(each, lowerCaseEscapes(each)));
        Stream<String> asAscii = Stream.concat(escaped, Stream.of(hex, hex.toUpperCase(Locale.ROOT)));
        Stream<byte[]> base64 = Stream.of(0, 1, 2).flatMap(offset -> base64(utf8, offset));
        Stream<byte[]> plain = Stream.of(utf8, text.getBytes(UTF_16LE), text.getBytes(UTF_16BE));
        return Stream.of(plain, base64, asAscii.map(ascii -> ascii.getBytes(ISO_8859_1)))
                .flatMap(each -> each)
                .map(bytes -> new String(bytes, ISO_8859_1))
                .collect(Collectors.toSet())
                .stream()
                .map(bytes -> bytes.getBytes(ISO_8859_1));
    }

    /** The characters that stand for these bytes alone when so many others come before them in their group of three. */
    private static Stream<byte[]> base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int from = (before * 4 + 2) / 3;
        int to = shifted.length * 4 / 3;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> Arrays.copyOfRange(encoder.encode(shifted), from, to));
    }

    private static String jsonEscaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : text.toCharArray()) {
            escaped.append(unit < 0x80 ? String.valueOf(unit) : "\\u%04X".formatted((int) unit));
        }
        return escaped.toString();
    }

    private static String lowerCaseEscapes(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group().toLowerCase(Locale.ROOT)));
    }
}
