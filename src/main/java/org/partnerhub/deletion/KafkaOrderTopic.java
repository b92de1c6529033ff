package org.partnerhub.deletion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks Kafka. The hub commits offsets last, so what the group has committed is on record; and if it commits no more, there
 * may be nothing more to read.
 */
final class KafkaOrderTopic implements OrderTopic {

    private static final String TOPIC = "shop.orders";
    private static final long TIMEOUT_SECONDS = 10;

    private final Supplier<Properties> connection;
    private final String group;

    /** How far it had been read when it was last asked. Asked by one thread. */
    private Map<TopicPartition, Long> before = Map.of();

    /** @param connection how Camel's component reaches the brokers */
    KafkaOrderTopic(Supplier<Properties> connection, String group) {
        this.connection = connection;
        this.group = group;
    }

    @Override
    public Reach end() {
        try (Admin admin = Admin.create(connection.get())) {
            Map<TopicPartition, Long> ends = offsets(admin, OffsetSpec.latest());
            // of a partition that is empty by now, nothing is ever committed
            ends.entrySet().removeAll(offsets(admin, OffsetSpec.earliest()).entrySet());
            return reach(ends);
        }
    }

    @Override
    public Reach read() {
        try (Admin admin = Admin.create(connection.get())) {
            Map<TopicPartition, Long> read = committed(admin);
            Map<TopicPartition, Long> ends = offsets(admin, OffsetSpec.latest());
            // where it moves on, there are events to read
            Map<TopicPartition, Long> still = new HashMap<>(read);
            still.entrySet().retainAll(before.entrySet());
            still.entrySet().removeIf(each -> each.getValue() >= ends.getOrDefault(each.getKey(), 0L));
            before = Map.copyOf(read);
            read.putAll(new TransactionMarks(connection.get()).skip(still, ends));
            return reach(read);
        } catch (KafkaException e) {
            throw new OrderTopicException("Kafka does not say what stands behind the orders that were read", e);
        }
    }

    /** What has gone from the topic by now need not be read any more. */
    private Map<TopicPartition, Long> committed(Admin admin) {
        Map<TopicPartition, Long> read = offsets(admin, OffsetSpec.earliest());
        of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (partition.topic().equals(TOPIC) && committed != null) {
                        read.merge(partition, committed.offset(), Math::max);
                    }
                });
        return read;
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> partitions =
                of(admin.describeTopics(List.of(TOPIC)).allTopicNames()).get(TOPIC).partitions().stream()
                        .collect(Collectors.toMap(each -> new TopicPartition(TOPIC, each.partition()), each -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        of(admin.listOffsets(partitions).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private static Reach reach(Map<TopicPartition, Long> offsets) {
        return new Reach(offsets.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().partition(), Map.Entry::getValue)));
    }

    private static <T> T of(KafkaFuture<T> answer) {
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OrderTopicException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new OrderTopicException("Kafka does not say how far the topic of orders goes", e);
        }
    }
}
