package org.partnerhub.contract;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;

/** Reads where a partner takes requests as OpenDSR says, whose signature counts, and as what it knows an order. */
final class OpenDsrReader {

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final Problems problems;

    OpenDsrReader(Problems problems) {
        this.problems = problems;
    }

    Optional<OpenDsr> read(Section section) {
        Optional<String> path = section.optional("path").flatMap(DeliveryReader::path);
        Optional<String> domain = section.required("domain")
                .flatMap(value -> value.text(DOMAIN, "write it like opendsr.example.com, in lower case"));
        Optional<String> certificate = section.required("certificate").flatMap(ConnectionReader::secret);
        boolean isNamed = Stream.of("identity", "extension")
                .anyMatch(key -> section.optional(key).isPresent());
        Optional<String> identity = section.optional("identity").flatMap(OpenDsrReader::name);
        Optional<String> extension = section.optional("extension").flatMap(OpenDsrReader::name);
        if (!isNamed) {
            problems.add(
                    section.node(),
                    "nothing says as what the partner knows an order",
                    "write identity: controller_customer_id, or extension: order_reference, as the partner wants it");
            return Optional.empty();
        }
        return section.made(() -> new OpenDsr(
                path.map(text -> text.replaceFirst("/$", "")).orElse(""),
                domain.orElseThrow(),
                certificate.orElseThrow(),
                identity,
                extension));
    }

    private static Optional<String> name(Value value) {
        return value.text(NAME, "use letters, digits, hyphens, underscores");
    }
}
