package org.partnerhub.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.event.EventType;

/**
 * The fingerprint of what a contract discloses. The order of fields counts: the ledger notes a disclosure's fields by
 * their numbers.
 */
final class ContractVersion {

    private static final int DIGITS = 12;

    private ContractVersion() {}

    static String of(PartnerId partner, String agreement, List<Document> documents) {
        Stream<String> head = Stream.of("partner " + partner, "agreement " + agreement);
        String text = Stream.concat(head, documents.stream().flatMap(ContractVersion::lines))
                .collect(Collectors.joining("\n"));
        return sha256(text).substring(0, DIGITS);
    }

    /** A line for each fact. No part of one holds a line break, so no two documents make the same lines. */
    private static Stream<String> lines(Document document) {
        String events = document.events().stream().sorted().map(EventType::text).collect(Collectors.joining(" "));
        Stream<String> head = Stream.of("document " + document.name(), "events " + events);
        Stream<String> constants = document.constants().entrySet().stream()
                .map(constant -> "constant " + constant.getKey() + " " + constant.getValue());
        return Stream.of(head, constants, document.fields().stream().map(ContractVersion::line))
                .flatMap(each -> each);
    }

    private static String line(Document.Field field) {
        String formats =
                field.formats().stream().map(format -> " | " + format.written()).collect(Collectors.joining());
        String when = field.when().map(path -> " when " + path).orElse("");
        return "field " + field.target() + " " + field.purpose() + when + ": " + field.source()
                + (field.optional() ? "?" : "") + formats;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
