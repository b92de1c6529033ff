package org.partnerhub.deletion;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks behind what was read for whether an event stands there. Kafka counts the marks at which transactions end as it counts
 * events, and hands none of them out: nobody ever says of a mark that it was read.
 */
final class TransactionMarks {

    private static final int POLLS = 10;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Properties connection;

    TransactionMarks(Properties connection) {
        this.connection = connection;
    }

    /** Those of the partitions in which no event stands between what was read and the end, and where their ends are. */
    Map<TopicPartition, Long> skip(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> skipped = new HashMap<>();
        if (read.isEmpty()) {
            return skipped;
        }
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(read.keySet());
            read.forEach(consumer::seek);
            Set<TopicPartition> unknown = new HashSet<>(read.keySet());
            for (int poll = 0; poll < POLLS && !unknown.isEmpty(); poll++) {
                ConsumerRecords<byte[], byte[]> events = consumer.poll(POLL);
                consumer.pause(events.partitions());
                unknown.removeAll(events.partitions());
                unknown.stream()
                        .filter(each -> consumer.position(each) >= ends.get(each))
                        .forEach(each -> skipped.put(each, ends.get(each)));
                unknown.removeAll(skipped.keySet());
            }
        }
        return skipped;
    }

    /** In no group, so that it disturbs nobody; and of what stands there, as little as Kafka hands out. */
    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(connection);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        return settings;
    }
}
