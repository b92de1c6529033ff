package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A person who restores a hub: gives it commands, and sets back how far it has read, with the names that the page has. */
final class Operator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RESET =
            Pattern.compile("--group (\\S+) --topic (\\S+) --reset-offsets --to-datetime \\S+ --execute");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI management;
    private final String broker;
    /** The group that reads a topic, by its name. */
    private final Map<String, String> groups;

    Operator(SandboxEnvironment environment) throws IOException {
        this.management = environment.management();
        this.broker = environment.broker().address();
        this.groups = RESET.matcher(Files.readString(Path.of("docs/how-to/restore.md")))
                .results()
                .collect(Collectors.toMap(match -> match.group(2), match -> match.group(1)));
    }

    /** As {@code kafka-consumer-groups.sh} does. */
    void setBack(Instant time) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            for (Map.Entry<String, String> each : groups.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> offsets =
                        offsets(admin, each.getKey(), OffsetSpec.forTimestamp(time.toEpochMilli())).entrySet().stream()
                                .filter(place -> place.getValue().offset() >= 0)
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        place -> new OffsetAndMetadata(
                                                place.getValue().offset())));
                admin.alterConsumerGroupOffsets(each.getValue(), offsets).all().get();
            }
        }
    }

    /** Whether there is no lag. */
    boolean isAllRead() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            for (Map.Entry<String, String> each : groups.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(each.getValue())
                        .partitionsToOffsetAndMetadata()
                        .get();
                boolean isRead = offsets(admin, each.getKey(), OffsetSpec.latest()).entrySet().stream()
                        .allMatch(end -> end.getValue().offset() == 0
                                || read.containsKey(end.getKey())
                                        && read.get(end.getKey()).offset()
                                                == end.getValue().offset());
                if (!isRead) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether all orders have come up that requests are of. */
    boolean isAllFound() throws IOException, InterruptedException {
        JsonNode requests = deletions().path("requests");
        return requests.isObject() && !requests.has("asking") && !requests.has("standing");
    }

    boolean isAllErased() throws IOException, InterruptedException {
        JsonNode deletions = deletions();
        return deletions.path("toErase").asInt(-1) == 0
                && deletions.path("needApproval").isEmpty();
    }

    private JsonNode deletions() throws IOException, InterruptedException {
        return JSON.readTree(client.send(request("/deletions").build(), BodyHandlers.ofString())
                .body());
    }

    void letAllGo() throws IOException, InterruptedException {
        command("/deletions", Map.of("all", true));
    }

    void hold(String reference) throws IOException, InterruptedException {
        command("/holds", Map.of("order", reference, "basis", "tax-audit", "until", "2099-01-31"));
    }

    /** Enters that a partner has answered in a letter. */
    void answer(String notice) throws IOException, InterruptedException {
        command("/notices", Map.of("notice", notice, "answer", "completed"));
    }

    private void command(String path, Map<String, Object> what) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(what)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(management + path));
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(Admin admin, String topic, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> places =
                admin.describeTopics(Set.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(Collectors.toMap(Function.identity(), place -> which));
        return admin.listOffsets(places).all().get();
    }
}
