package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Has a deletion proven as a person would: by the hub's commands, and against the chain's heads that the shop has kept. */
final class Auditor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GOOD = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI management;
    private final Path told;

    /**
     * @param management where the hub takes commands
     * @param told what the shop was told of deletions, and has kept
     */
    Auditor(URI management, Path told) {
        this.management = management;
        this.told = told;
    }

    /**
     * Checks the receipt of a request, and the whole chain with it.
     *
     * @param export where the receipt goes, to be read and checked again
     */
    Proven prove(String request, Path export) throws IOException, InterruptedException {
        String receipt =
                send(HttpRequest.newBuilder(command("/receipts/" + request))).body();
        Files.writeString(export, receipt);
        int check = post("/receipts", Map.of("receipt", receipt)).statusCode();
        List<String> heads = heads();
        JsonNode chain = JSON.readTree(
                post("/proof", Map.of("heads", String.join("\n", heads))).body());
        JsonNode said = JSON.readTree(receipt).path("receipt");
        List<JsonNode> notices = below(said, "notices");
        return new Proven(
                request,
                text(said, "effective"),
                text(said, "final"),
                below(said, "copies").size(),
                notices.size(),
                (int) notices.stream().filter(Auditor::isAnswered).count(),
                check == GOOD,
                chain.path("links").asLong(),
                chain.path("entries").asLong(),
                heads.size(),
                text(chain, "fault"));
    }

    private static boolean isAnswered(JsonNode notice) {
        return notice.path("history").findValuesAsText("kind").contains("notice-answered");
    }

    private static List<JsonNode> below(JsonNode receipt, String what) {
        return receipt.path("orders").findValues(what).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .toList();
    }

    private List<String> heads() throws IOException {
        return Files.readAllLines(told).stream()
                .map(Auditor::value)
                .filter(event -> event.path("type").asText().equals("deletion.chain-head"))
                .map(JsonNode::toString)
                .collect(Collectors.toList());
    }

    private static JsonNode value(String line) {
        try {
            return JSON.readTree(line).path("value");
        } catch (IOException e) {
            throw new IllegalStateException("the shop has kept what is no JSON", e);
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.path(name).isTextual() ? Optional.of(node.path(name).textValue()) : Optional.empty();
    }

    private HttpResponse<String> post(String command, Map<String, String> body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(command(command))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI command(String command) {
        return URI.create(management + command);
    }
}
