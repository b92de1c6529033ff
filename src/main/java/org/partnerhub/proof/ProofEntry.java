package org.partnerhub.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One fact about a deletion, for good: request ids, random ids, partners, names of fields, codes, epochs and times. It has no
 * place for a reference, a value, or a text of a partner's.
 */
public final class ProofEntry {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KIND = "kind";
    private static final String AT = "at";

    private final ProofKind kind;
    private final Instant at;
    private final Map<Detail, List<String>> details;

    ProofEntry(ProofKind kind, Instant at, Map<Detail, List<String>> details) {
        this.kind = kind;
        this.at = at.truncatedTo(ChronoUnit.MICROS);
        this.details = Collections.unmodifiableMap(new EnumMap<>(details));
        kind.check(this.details.keySet());
        this.details.forEach((detail, texts) -> {
            if (texts.isEmpty() || !texts.stream().allMatch(detail::fits)) {
                throw new IllegalArgumentException(
                        "an entry " + kind.text() + " may not have such a text for " + detail.key());
            }
        });
    }

    /** @param at when it happened; kept to the microsecond */
    public static EntryDraft of(ProofKind kind, Instant at) {
        return new EntryDraft(kind, at);
    }

    public ProofKind kind() {
        return kind;
    }

    public Instant at() {
        return at;
    }

    Optional<String> text(Detail detail) {
        return Optional.ofNullable(details.get(detail)).map(texts -> texts.get(0));
    }

    /** The only way to write this entry: JSON without white space, its keys in one order, nothing that needs escaping. */
    String canonical() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put(KIND, kind.text()).put(AT, at.toString());
        write(details.keySet(), json);
        return json.toString();
    }

    /** Adds those of the details that it has, in their order. */
    void write(Set<Detail> wanted, ObjectNode json) {
        details.forEach((detail, texts) -> {
            if (!wanted.contains(detail)) {
                return;
            }
            if (detail.isList()) {
                ArrayNode array = json.putArray(detail.key());
                texts.forEach(array::add);
            } else {
                json.put(detail.key(), texts.get(0));
            }
        });
    }

    /** @throws IllegalArgumentException when the text is not what {@link #canonical} has written */
    static ProofEntry read(String canonical) {
        ProofEntry entry = parse(canonical);
        if (!entry.canonical().equals(canonical)) {
            throw new IllegalArgumentException("an entry is written in one way only");
        }
        return entry;
    }

    private static ProofEntry parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Map<Detail, List<String>> details = new EnumMap<>(Detail.class);
            json.fieldNames().forEachRemaining(key -> Detail.of(key)
                    .ifPresent(detail -> details.put(detail, texts(json.path(key)))));
            return new ProofEntry(
                    ProofKind.of(json.path(KIND).asText()),
                    Instant.parse(json.path(AT).asText()),
                    details);
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IllegalArgumentException("not the text of an entry");
        }
    }

    private static List<String> texts(JsonNode value) {
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(each -> texts.add(each.asText()));
            return texts;
        }
        return List.of(value.asText());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProofEntry entry && entry.canonical().equals(canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return canonical();
    }
}
