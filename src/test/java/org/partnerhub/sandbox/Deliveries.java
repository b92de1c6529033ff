package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the partners of a sandbox have got, by what lies in their folders. */
final class Deliveries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NUMBER = "5a9f3a0e-6a0b-4a53-9f0e-0a3a4f0d7a52".length();

    private final List<Document> documents = new ArrayList<>();
    private final Map<Copy, Set<String>> notices = new HashMap<>();

    /** A partner, and an order of which it has something. */
    record Copy(String partner, String order) {}

    /** A row of a manifest, or a request. */
    record Document(Copy copy, Instant at) {}

    private Deliveries() {}

    static Deliveries in(Path partners) throws IOException {
        Deliveries deliveries = new Deliveries();
        try (Stream<Path> files = Files.walk(partners)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String partner = partners.relativize(file).getName(0).toString();
                if (file.endsWith("requests.ndjson")) {
                    deliveries.readRequests(partner, file);
                } else if (file.toString().endsWith(".csv")) {
                    deliveries.readRows(partner, file);
                }
            }
        }
        return deliveries;
    }

    List<Document> documents() {
        return documents;
    }

    Set<Copy> copies() {
        Set<Copy> copies = new HashSet<>();
        documents.forEach(document -> copies.add(document.copy()));
        return copies;
    }

    /** The numbers of the notices that each partner has got about each order. */
    Map<Copy, Set<String>> notices() {
        return notices;
    }

    private void readRequests(String partner, Path file) throws IOException {
        try (RequestLog log = new RequestLog(file)) {
            for (ReceivedRequest request : log.read()) {
                if (request.method().equals("POST")) {
                    read(partner, request, JSON.readTree(request.body()));
                }
            }
        }
    }

    private void read(String partner, ReceivedRequest request, JsonNode body) {
        String order =
                body.path("reference").asText(body.path("merchantReference").asText());
        if (request.path().endsWith("/erasures") || request.path().endsWith("/requestSubjectErasure")) {
            tell(new Copy(partner, order), notice(request));
        } else {
            documents.add(new Document(new Copy(partner, order), Instant.parse(request.at())));
        }
    }

    /** Whatever a provider's own interface takes of it: each request about a notice has a key that begins with its number. */
    private static String notice(ReceivedRequest request) {
        return request.idempotencyKey().orElseThrow().substring(0, NUMBER);
    }

    private void readRows(String partner, Path file) throws IOException {
        Instant at = Files.getLastModifiedTime(file).toInstant();
        for (String row : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = row.split(",", 3);
            if (SftpPartner.isOfNotices(file)) {
                tell(new Copy(partner, cells[1]), cells[0]);
            } else {
                documents.add(new Document(new Copy(partner, cells[0]), at));
            }
        }
    }

    private void tell(Copy copy, String notice) {
        notices.computeIfAbsent(copy, each -> new HashSet<>()).add(notice);
    }
}
