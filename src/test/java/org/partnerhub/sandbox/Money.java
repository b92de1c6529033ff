package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.Format;
import org.partnerhub.event.FieldPath;
import org.partnerhub.minimize.Disclosure;

/** How much a document asks for, in minor units of a currency that has two digits, as all samples have. */
final class Money {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGITS = 2;

    private Money() {}

    /** @param source the field of the event */
    static Optional<Long> in(Disclosure disclosure, String source) {
        FieldPath value = FieldPath.of(source + ".value");
        return disclosure.document().fields().stream()
                .filter(field -> field.source().equals(value))
                .findFirst()
                .map(field -> minor(disclosure.content(), field));
    }

    private static long minor(byte[] content, Document.Field field) {
        try {
            JsonNode at = JSON.readTree(content);
            for (FieldPath.Step step : field.target().steps()) {
                at = at.path(step.name());
            }
            boolean isMajor = field.formats().stream().anyMatch(Format.Major.class::isInstance);
            return new BigDecimal(at.asText())
                    .movePointRight(isMajor ? DIGITS : 0)
                    .longValueExact();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
