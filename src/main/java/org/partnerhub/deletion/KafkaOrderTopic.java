package org.partnerhub.deletion;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka. The hub commits offsets last, so what the group has committed is on record. */
final class KafkaOrderTopic implements OrderTopic {

    private static final String TOPIC = "shop.orders";
    private static final long TIMEOUT_SECONDS = 10;

    private final Supplier<Properties> connection;
    private final String group;

    /** @param connection how Camel's component reaches the brokers */
    KafkaOrderTopic(Supplier<Properties> connection, String group) {
        this.connection = connection;
        this.group = group;
    }

    @Override
    public Reach end() {
        try (Admin admin = Admin.create(connection.get())) {
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(admin, OffsetSpec.latest());
            Map<TopicPartition, ListOffsetsResultInfo> beginnings = offsets(admin, OffsetSpec.earliest());
            Map<Integer, Long> reach = new HashMap<>();
            ends.forEach((partition, end) -> {
                // of a partition that is empty by now, nothing is ever committed
                if (end.offset() > beginnings.get(partition).offset()) {
                    reach.put(partition.partition(), end.offset());
                }
            });
            return new Reach(reach);
        }
    }

    @Override
    public Reach read() {
        try (Admin admin = Admin.create(connection.get())) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return new Reach(committed.entrySet().stream()
                    .filter(each -> each.getKey().topic().equals(TOPIC) && each.getValue() != null)
                    .collect(Collectors.toMap(each -> each.getKey().partition(), each -> each.getValue()
                            .offset())));
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(Admin admin, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> partitions =
                of(admin.describeTopics(java.util.List.of(TOPIC)).allTopicNames()).get(TOPIC).partitions().stream()
                        .collect(Collectors.toMap(each -> new TopicPartition(TOPIC, each.partition()), each -> which));
        return of(admin.listOffsets(partitions).all());
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
