package org.partnerhub.sandbox;

import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_REQUEST_SIZE_CONFIG;

import java.io.Closeable;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes single events for tests, whatever they are, and tells where they stand. */
final class Publisher implements Closeable {

    private final KafkaProducer<String, byte[]> producer;

    Publisher(KafkaBroker broker) {
        producer = new KafkaProducer<>(
                Map.of(
                        BOOTSTRAP_SERVERS_CONFIG,
                        broker.address(),
                        MAX_REQUEST_SIZE_CONFIG,
                        KafkaBroker.LARGEST_MESSAGE,
                        BUFFER_MEMORY_CONFIG,
                        2L * KafkaBroker.LARGEST_MESSAGE),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Under its reference as the key, as the shop does: the events of one order stay in sequence. */
    Position publish(SampleOrder order) {
        return publish(new ProducerRecord<>(KafkaBroker.ORDERS, order.reference(), order.line()));
    }

    /** Returns when the broker has it. */
    Position publish(ProducerRecord<String, byte[]> event) {
        try {
            RecordMetadata place = producer.send(event).get();
            return new Position(place.topic(), place.partition(), place.offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker has not taken the event", e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
