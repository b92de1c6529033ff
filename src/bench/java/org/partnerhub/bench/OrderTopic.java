package org.partnerhub.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.ConsumerGroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The shop's topic: orders that nobody has seen before, and for each reader where they begin. */
final class OrderTopic implements AutoCloseable {

    static final String NAME = "shop.orders";

    private final AtomicInteger next = new AtomicInteger(1_000_000);
    private final Admin admin;
    private final KafkaProducer<String, byte[]> shop;
    private Map<TopicPartition, OffsetAndMetadata> start = Map.of();

    OrderTopic(String brokers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
        Properties settings = new Properties();
        settings.put("bootstrap.servers", brokers);
        settings.put("linger.ms", "5");
        this.shop = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Publishes new orders; who is led to the {@link #start} from now on begins with them. */
    void publish(int orders) throws ExecutionException, InterruptedException {
        start = ends();
        for (int i = 0; i < orders; i++) {
            int number = next.getAndIncrement();
            shop.send(new ProducerRecord<>(NAME, BenchOrder.reference(number), BenchOrder.placed(number)));
        }
        shop.flush();
    }

    Map<TopicPartition, OffsetAndMetadata> start() {
        return start;
    }

    /** Waits until the group has shared out the topic among so many members. */
    void awaitMembers(String group, int members) throws ExecutionException, InterruptedException {
        while (true) {
            ConsumerGroupDescription now = admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get()
                    .get(group);
            if (now.state() == ConsumerGroupState.STABLE && now.members().size() == members) {
                return;
            }
            // the pace of asking; Kafka tells nobody when a group has settled
            Thread.sleep(50);
        }
    }

    /** Nobody may be in the group. */
    void leadToStart(String group) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(group, start).all().get();
    }

    private Map<TopicPartition, OffsetAndMetadata> ends() throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions =
                admin.describeTopics(List.of(NAME)).allTopicNames().get().get(NAME).partitions().stream()
                        .map(partition -> new TopicPartition(NAME, partition.partition()))
                        .toList();
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
        return ends;
    }

    @Override
    public void close() {
        shop.close();
        admin.close();
    }
}
