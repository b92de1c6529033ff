package org.partnerhub.bench;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.partnerhub.minimize.EventReader;
import org.partnerhub.minimize.Minimizer;
import org.partnerhub.minimize.Reading;

/** The most that any hub could do: takes orders from Kafka, minimizes them, and throws them away. */
final class Ceiling {

    private final String brokers;
    private final EventReader reader;

    Ceiling(String brokers, Minimizer minimizer) {
        this.brokers = brokers;
        this.reader = minimizer.reader();
    }

    double run(OrderTopic topic, int orders) {
        Meter meter = new Meter();
        // as the route order-intake asks for them
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", brokers,
                "max.poll.records", 500,
                "fetch.max.bytes", 16_777_216,
                "max.partition.fetch.bytes", 4_194_304);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(topic.start().keySet());
            topic.start().forEach((partition, offset) -> consumer.seek(partition, offset.offset()));
            for (int done = 0; done < orders; ) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(100));
                for (ConsumerRecord<byte[], byte[]> each : polled) {
                    if (!(reader.read(each.value()) instanceof Reading.Minimized)) {
                        throw new IllegalStateException("an order of the benchmark was set aside");
                    }
                }
                if (!polled.isEmpty()) {
                    meter.add(polled.count());
                    done += polled.count();
                }
            }
        }
        return meter.perSecond();
    }
}
