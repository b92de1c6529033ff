package org.partnerhub.sandbox;

import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_REQUEST_SIZE_CONFIG;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A hub that runs for all tests of a run. It writes everything down that it can be made to, and tries again soon, so that
 * no test waits for long.
 */
final class LiveHub implements Closeable {

    private static final List<String> SETTINGS = List.of(
            "--logging.level.root=debug", "--hub.delivery.first-retry=PT0.3S", "--hub.delivery.longest-retry=PT1S");

    private final SandboxEnvironment environment;
    private final Published published = new Published();
    private final ShopListener listener;
    private final RunningHub hub;
    private final KafkaProducer<String, byte[]> shop;

    private LiveHub(SandboxEnvironment environment) throws IOException {
        this.environment = environment;
        String broker = environment.broker().address();
        this.listener = ShopListener.start(broker, environment.folder().shop(), published);
        this.hub = RunningHub.start(environment.hubProperties(), SETTINGS);
        this.shop = new KafkaProducer<>(
                Map.of(
                        BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        MAX_REQUEST_SIZE_CONFIG,
                        KafkaBroker.LARGEST_MESSAGE,
                        BUFFER_MEMORY_CONFIG,
                        2L * KafkaBroker.LARGEST_MESSAGE),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static LiveHub start(SandboxEnvironment environment) throws IOException {
        return new LiveHub(environment);
    }

    SandboxEnvironment environment() {
        return environment;
    }

    /** What it has told the shop. */
    Published published() {
        return published;
    }

    Position publish(SampleOrder order) {
        return publish(order.line());
    }

    Position publish(byte[] event) {
        return publish(new ProducerRecord<>(KafkaBroker.ORDERS, event));
    }

    /** Returns when the broker has it. */
    Position publish(ProducerRecord<String, byte[]> event) {
        try {
            RecordMetadata place = shop.send(event).get();
            return new Position(place.topic(), place.partition(), place.offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker has not taken the event", e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        shop.close();
        hub.close();
        listener.close();
    }
}
