package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {

    private static final byte[] ORDER =
            "{\"type\":\"order.placed\",\"id\":\"e-1\",\"data\":{\"order\":{\"reference\":\"SO-1\"}}}".getBytes(UTF_8);
    private static final byte[] DELETION =
            "{\"type\":\"deletion.requested\",\"id\":\"e-2\",\"data\":{}}".getBytes(UTF_8);
    private static final byte[] NOT_UTF_8 = {'{', '"', (byte) 0xC0, (byte) 0xAF, '\r'};

    @TempDir
    Path folder;

    @Test
    void goesOnAfterAKillUnderTheSameAddressWithWhatWasPublished() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishAndDie.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(killed.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(killed.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isEqualTo(PublishAndDie.EXIT);

        try (KafkaBroker broker = broker(folder)) {
            assertThat(broker.address()).isEqualTo(Files.readString(folder.resolve("address")));
            assertThat(records(broker, KafkaBroker.ORDERS)).singleElement().satisfies(order -> assertThat(order.value())
                    .isEqualTo(ORDER));
        }
    }

    @Test
    void carriesWhatShopAndHubSayToEachOther() throws Exception {
        Queue<JsonNode> heard = new ConcurrentLinkedQueue<>();
        try (KafkaBroker broker = broker(folder);
                Shop shop = shop(broker, folder)) {
            ShopListener listener = ShopListener.start(broker.address(), folder, (topic, value) -> heard.add(value));
            shop.publish(EventSource.of(List.of(ORDER, NOT_UTF_8, DELETION)));
            say(broker, "{\"data\": {\"state\": \"sent\"}}");
            say(broker, "not JSON");

            await().untilAsserted(() -> assertThat(heard).hasSize(2));
            listener.close();
            assertOrdersAndDeletionsAreApart(broker);
        }
        assertThat(Files.readAllLines(folder.resolve("hub.delivery-status.ndjson")))
                .containsExactly(
                        "{\"key\":\"SO-1\",\"headers\":{\"kind\":\"test\"},\"value\":{\"data\":{\"state\":\"sent\"}}}",
                        "{\"key\":\"SO-1\",\"headers\":{\"kind\":\"test\"},\"value\":\"not JSON\"}");
    }

    private static void assertOrdersAndDeletionsAreApart(KafkaBroker broker) {
        assertThat(records(broker, KafkaBroker.ORDERS))
                .extracting(ConsumerRecord::key, ConsumerRecord::value)
                .containsExactlyInAnyOrder(tuple("SO-1", ORDER), tuple(null, NOT_UTF_8));
        assertThat(records(broker, KafkaBroker.DELETIONS))
                .extracting(ConsumerRecord::value)
                .containsExactly(DELETION);
    }

    /** A process of its own, since nothing short of the death of one is a kill. */
    static final class PublishAndDie {

        static final int EXIT = 7;

        private PublishAndDie() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            KafkaBroker broker = broker(folder);
            shop(broker, folder).publish(EventSource.of(List.of(ORDER)));
            Files.writeString(folder.resolve("address"), broker.address());
            Runtime.getRuntime().halt(EXIT);
        }
    }

    private static KafkaBroker broker(Path folder) throws Exception {
        return KafkaBroker.start(folder.resolve("kafka"), Ports.keptIn(folder.resolve("ports")));
    }

    private static Shop shop(KafkaBroker broker, Path folder) throws IOException {
        return new Shop(broker.address(), EventLog.in(folder), OptionalInt.empty(), new Shop.Observer() {});
    }

    private static void say(KafkaBroker broker, String value) {
        try (KafkaProducer<String, String> hub = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> said = new ProducerRecord<>("hub.delivery-status", "SO-1", value);
            said.headers().add("kind", "test".getBytes(UTF_8));
            hub.send(said);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> records(KafkaBroker broker, String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address()), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long all = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (records.size() < all) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }
}
