package org.partnerhub.sandbox;

import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all that the hub has published, from the beginning, into a file for each topic. */
final class ShopListener implements Closeable {

    private final ObjectMapper json = new ObjectMapper();
    private final BiConsumer<String, JsonNode> onRecord;
    private final Map<String, AppendedLines> files = new HashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    private ShopListener(String broker, BiConsumer<String, JsonNode> onRecord) {
        this.onRecord = onRecord;
        this.consumer = new KafkaConsumer<>(
                Map.of(BOOTSTRAP_SERVERS_CONFIG, broker), new StringDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::listen, "shop-listener");
    }

    /** @param onRecord told of every record: its topic and value */
    static ShopListener start(String broker, Path folder, BiConsumer<String, JsonNode> onRecord) throws IOException {
        ShopListener listener = new ShopListener(broker, onRecord);
        for (String topic : KafkaBroker.OF_THE_HUB) {
            Path file = folder.resolve(topic + ".ndjson");
            Files.deleteIfExists(file);
            listener.files.put(topic, AppendedLines.at(file));
        }
        listener.thread.setDaemon(true);
        listener.thread.start();
        return listener;
    }

    @Override
    public void close() throws IOException {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (AppendedLines file : files.values()) {
            file.close();
        }
    }

    private void listen() {
        List<TopicPartition> partitions = files.keySet().stream()
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
        try (consumer) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
            }
        } catch (WakeupException closing) {
            // close() wants the thread to end
        }
    }

    private void take(ConsumerRecord<String, byte[]> taken) {
        JsonNode value = value(taken.value());
        ObjectNode line = json.createObjectNode();
        line.put("key", taken.key());
        ObjectNode headers = line.putObject("headers");
        taken.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        line.set("value", value);
        try {
            files.get(taken.topic()).append(json.writeValueAsBytes(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        onRecord.accept(taken.topic(), value);
    }

    private JsonNode value(byte[] bytes) {
        byte[] value = Optional.ofNullable(bytes).orElse(new byte[0]);
        try {
            JsonNode node = json.readTree(value);
            return node.isMissingNode() ? TextNode.valueOf("") : node;
        } catch (IOException notJson) {
            return TextNode.valueOf(new String(value, StandardCharsets.UTF_8));
        }
    }
}
