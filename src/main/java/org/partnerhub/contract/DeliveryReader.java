package org.partnerhub.contract;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;

/** Reads how documents reach the partner, and checks that the documents can be written so. */
final class DeliveryReader {

    static final Pattern ROUTE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    static final String ROUTES = "write the name of a file in routes/templates";

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/?");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<DocumentReader.Draft> documents;
    private final Optional<Connection> connection;
    private final Problems problems;

    DeliveryReader(List<DocumentReader.Draft> documents, Optional<Connection> connection, Problems problems) {
        this.documents = documents;
        this.connection = connection;
        this.problems = problems;
    }

    Optional<Delivery> read(Section section) {
        Optional<String> route = section.required("route").flatMap(value -> value.text(ROUTE, ROUTES));
        Delivery.Form format = choice(section, "format", Delivery.Form.JSON, Delivery.Form.values());
        Delivery.Row row = choice(section, "row", Delivery.Row.ORDER, Delivery.Row.values());
        ManifestShape shape = new ManifestShape(documents, problems);
        List<String> columns = shape.columns(section, format);
        shape.check(format, row);
        Map<DocumentName, String> paths = paths(section);
        Duration every = duration(section, "every", Duration.ofMinutes(15), DAY);
        Duration timeout = duration(section, "timeout", Duration.ofSeconds(10), MINUTE);
        int rows = number(section, "rows", 500, 100_000);
        int parallel = number(section, "parallel", 8, 64);
        int perSecond = number(section, "perSecond", 100, 10_000);
        if (format == Delivery.Form.CSV
                && connection.filter(ConnectionReader::isHttp).isPresent()) {
            problems.add(section.node(), "requests are written in JSON", "remove format, or connect by sftp");
        }
        return section.made(() -> new Delivery(
                route.orElseThrow(), format, row, columns, every, rows, paths, timeout, parallel, perSecond));
    }

    private static <E extends Enum<E>> E choice(Section section, String key, E otherwise, E[] choices) {
        List<String> words = Stream.of(choices).map(DeliveryReader::word).toList();
        return section.optional(key)
                .flatMap(value -> value.word(words))
                .map(word -> choices[words.indexOf(word)])
                .orElse(otherwise);
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static Duration duration(Section section, String key, Duration otherwise, Duration most) {
        return section.optional(key).flatMap(value -> value.duration(most)).orElse(otherwise);
    }

    private static int number(Section section, String key, int otherwise, int most) {
        return section.optional(key).flatMap(value -> value.integer(1, most)).orElse(otherwise);
    }

    static Optional<String> path(Value value) {
        return value.text(PATH, "write it like /v1/payments");
    }

    private Map<DocumentName, String> paths(Section section) {
        Map<DocumentName, String> paths = new LinkedHashMap<>();
        boolean http = connection.filter(ConnectionReader::isHttp).isPresent();
        Optional<Value> value = http ? section.required("paths") : section.optional("paths");
        if (connection.isPresent() && !http && value.isPresent()) {
            value.get().refuse("paths are for http", "remove them; name folders under connection");
            return paths;
        }
        value.flatMap(Value::section).ifPresent(found -> {
            for (DocumentReader.Draft document : documents) {
                found.required(document.name().text())
                        .flatMap(DeliveryReader::path)
                        .ifPresent(path -> paths.put(document.name(), path));
            }
            found.reportUnknownKeys();
        });
        return paths;
    }
}
