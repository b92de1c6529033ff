package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** How far the topic of orders goes and was read, as a real broker says. */
class KafkaOrderTopicIT {

    private static final String GROUP = "partner-hub";
    private static final TopicPartition BUSY = new TopicPartition("shop.orders", 0);
    private static final TopicPartition EMPTY = new TopicPartition("shop.orders", 1);

    private static EmbeddedKafkaBroker broker;
    private static Admin admin;

    private KafkaOrderTopic topic;
    private long published;

    @BeforeAll
    static void start() {
        broker = new EmbeddedKafkaKraftBroker(1, 2, BUSY.topic())
                .brokerProperties(Map.of(
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "offsets.topic.num.partitions", "1"));
        broker.afterPropertiesSet();
        admin = Admin.create(connection());
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.destroy();
    }

    @BeforeEach
    void askAnew() {
        topic = new KafkaOrderTopic(KafkaOrderTopicIT::connection, GROUP);
    }

    @Test
    void isReadToItsEndThoughTheMarkOfATransactionStandsThere() throws Exception {
        publish();
        isReadTo(published);
        Reach end = topic.end();

        topic.read();

        assertThat(end.offsets()).containsOnlyKeys(0);
        assertThat(end.offsets().get(0)).as("the mark counts").isGreaterThan(published);
        assertThat(topic.read().covers(end)).isTrue();
    }

    @Test
    void isNotReadToItsEndWhileAnEventStandsThere() throws Exception {
        publish();
        isReadTo(published - 1);
        Reach end = topic.end();

        topic.read();

        assertThat(topic.read().covers(end)).isFalse();
    }

    @Test
    void isNotReadToItsEndWhileATransactionWithEventsStandsBehindAnother() throws Exception {
        publish();
        isReadTo(published);
        publish();
        Reach end = topic.end();

        topic.read();

        assertThat(topic.read().covers(end)).isFalse();
    }

    @Test
    void neverWasInNeedOfBeingReadWhereItIsEmpty() {
        assertThat(topic.end().offsets()).doesNotContainKey(EMPTY.partition());
        assertThat(topic.read().offsets()).containsEntry(EMPTY.partition(), 0L);
    }

    private static Properties connection() {
        Properties connection = new Properties();
        connection.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString());
        return connection;
    }

    /** Some orders, in a transaction. */
    private void publish() throws Exception {
        Properties settings = connection();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "shop");
        try (KafkaProducer<String, String> shop =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            shop.initTransactions();
            shop.beginTransaction();
            for (int i = 0; i < 3; i++) {
                published = shop.send(new ProducerRecord<>(BUSY.topic(), BUSY.partition(), "SO-" + i, "{}"))
                                .get()
                                .offset()
                        + 1;
            }
            shop.commitTransaction();
        }
    }

    /** As the intake says of the events that it was given. */
    private static void isReadTo(long offset) throws Exception {
        admin.alterConsumerGroupOffsets(GROUP, Map.of(BUSY, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }
}
