package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.FileName;

/**
 * What is left when a run is over, told so that two runs of the same events can be held against each other: without ids,
 * keys, times, numbers of manifests and numbers of attempts.
 *
 * @param received by partner and order, the documents in the order in which the partner got them; notices have random ids
 * @param told by event, how each of its disclosures ended, and why it was set aside or refused, as the shop was told
 * @param recorded by event, what the ledger holds of it
 */
record EndState(
        Map<String, List<String>> received, Map<String, List<String>> told, Map<String, List<String>> recorded) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Of a run whose hub has ended.
     *
     * @param files by partner, the manifests in the order in which they got their names
     */
    static EndState of(SandboxEnvironment environment, Map<PartnerId, List<Path>> files)
            throws IOException, SQLException {
        Gathered received = new Gathered();
        for (PartnerId partner : environment.partners().addresses().keySet()) {
            Path requests = environment.folder().partner(partner).resolve("requests.ndjson");
            if (Files.exists(requests)) {
                gatherRequests(
                        partner, requests, environment.partners().http(partner).erasures(), received);
            }
            for (Path file : files.getOrDefault(partner, List.of())) {
                if (!SftpPartner.isOfNotices(file)) {
                    gatherRows(partner, file, received);
                }
            }
        }
        return new EndState(received.all(), told(environment.folder().shop()), recorded(environment));
    }

    /** The names under which the other one has something else. */
    static List<String> differences(Map<String, List<String>> one, Map<String, List<String>> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .distinct()
                .filter(name -> !one.getOrDefault(name, List.of()).equals(other.get(name)))
                .map(name -> name + ": " + one.get(name) + " and " + other.get(name))
                .toList();
    }

    /** The same request twice in a row is one that was repeated; anywhere else it would be out of order. */
    private static void gatherRequests(PartnerId partner, Path log, ErasureDesk erasures, Gathered received)
            throws IOException {
        Map<String, String> lastKeys = new TreeMap<>();
        try (RequestLog requests = new RequestLog(log)) {
            for (ReceivedRequest request : requests.read()) {
                if (request.isQuestion() || erasures.isNotice(request)) {
                    continue;
                }
                String order = partner + " " + reference(JSON.readTree(request.body()));
                String key = request.idempotencyKey().orElseThrow();
                if (!key.equals(lastKeys.put(order, key))) {
                    received.add(order, request.path() + " " + request.body());
                }
            }
        }
    }

    private static void gatherRows(PartnerId partner, Path file, Gathered received) throws IOException {
        String document = file.getFileName().toString().replaceFirst("-[0-9]{8}-" + FileName.NUMBER + "\\.csv", "");
        // the reference is the first column of each, and no value has a line break
        Files.readAllLines(file).stream()
                .skip(1)
                .forEach(row -> received.add(partner + " " + row.split(",", 2)[0], document + " " + row));
    }

    private static Map<String, List<String>> told(Path shop) throws IOException {
        Map<String, String> statuses = new TreeMap<>();
        Gathered told = new Gathered();
        for (JsonNode event : events(shop.resolve("hub.delivery-status.ndjson"))) {
            JsonNode data = event.path("data");
            // the same result may be told twice, under its id; that something waits is none
            if (!data.path("state").asText().equals("waiting")
                    && statuses.put(event.path("id").asText(), "") == null) {
                told.add(data.path("event").asText(), text(data, "partner", "document", "state", "reason"));
            }
        }
        for (JsonNode event : events(shop.resolve("hub.rejected.ndjson"))) {
            JsonNode data = event.path("data");
            told.add(data.path("event").asText(), text(data, "partner", "document", "code", "path"));
        }
        return told.sorted();
    }

    private static List<JsonNode> events(Path file) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(JSON.readTree(line).path("value"));
        }
        return events;
    }

    private static Map<String, List<String>> recorded(SandboxEnvironment environment) throws SQLException {
        Gathered recorded = new Gathered();
        String url = environment.hubProperties().get("spring.datasource.url");
        try (Connection ledger = DriverManager.getConnection(url, "", "");
                Statement statement = ledger.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select event_id, concat_ws(' ', partner, document, rawtohex(fields), state, d.reason, revision,"
                                + " stage, exists (select 1 from waiting w where w.disclosure_id = d.id))"
                                + " from disclosure d join customer_order o on o.id = order_id")) {
            while (rows.next()) {
                recorded.add(rows.getString(1), rows.getString(2));
            }
        }
        return recorded.sorted();
    }

    private static String reference(JsonNode body) {
        return body.path("reference").asText(body.path("merchantReference").asText());
    }

    private static String text(JsonNode data, String... names) {
        return String.join(
                " ", Stream.of(names).map(name -> data.path(name).asText("-")).toList());
    }

    /** Lists by name. */
    private static final class Gathered {

        private final Map<String, List<String>> lists = new TreeMap<>();

        void add(String name, String entry) {
            lists.computeIfAbsent(name, each -> new ArrayList<>()).add(entry);
        }

        Map<String, List<String>> all() {
            return lists;
        }

        Map<String, List<String>> sorted() {
            lists.values().forEach(list -> list.sort(null));
            return lists;
        }
    }
}
