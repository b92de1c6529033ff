package org.partnerhub.sandbox;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_REQUEST_SIZE_CONFIG;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The shop backend, as far as the hub sees it: it publishes events, in their order, exactly as they stand. */
final class Shop implements Closeable {

    /** Is told what the shop does; need not listen. */
    interface Observer {

        /** The event is the next to be published, or a run before this one has published it. */
        default void next(long number, ShopEvent event) {}

        /** The broker has had the event since a run before this one. */
        default void known(long number, Position position) {}

        /** The broker has the event. */
        default void published(long number, ShopEvent event, Position position) {}

        default void failed(ShopEvent event, String reason) {}
    }

    private final EventLog log;
    private final Pace pace;
    private final Observer observer;
    private final KafkaProducer<String, byte[]> producer;

    Shop(String broker, EventLog log, OptionalInt rate, Observer observer) {
        this.log = log;
        this.pace = new Pace(rate);
        this.observer = observer;
        int largest = KafkaBroker.LARGEST_MESSAGE;
        Map<String, Object> settings = Map.of(
                BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ACKS_CONFIG,
                "all",
                MAX_REQUEST_SIZE_CONFIG,
                largest,
                BUFFER_MEMORY_CONFIG,
                2L * largest);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Publishes what is kept and not yet published, then what the source adds; returns when the broker has it all. */
    void publish(EventSource source) throws IOException {
        if (source.complete()) {
            log.addAll(source);
        }
        log.forEach(this::publish);
        if (!source.complete()) {
            log.beginSource();
            source.forEach(line -> publish(log.add(line), line));
        }
        producer.flush();
    }

    /** Keeps and publishes some more; returns when the broker has it all. */
    void publishMore(List<byte[]> lines) throws IOException {
        for (byte[] line : lines) {
            publish(log.add(line), line);
        }
        producer.flush();
    }

    @Override
    public void close() throws IOException {
        producer.close();
        log.close();
    }

    private void publish(long number, byte[] line) {
        ShopEvent event = ShopEvent.of(line);
        observer.next(number, event);
        log.positionOf(number).ifPresentOrElse(position -> observer.known(number, position), () -> send(number, event));
    }

    private void send(long number, ShopEvent event) {
        pace.await();
        producer.send(
                new ProducerRecord<>(event.topic(), event.order().orElse(null), event.line()), (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged(number, event, metadata);
                    } else {
                        observer.failed(event, failure.getClass().getSimpleName());
                    }
                });
    }

    private void acknowledged(long number, ShopEvent event, RecordMetadata metadata) {
        Position position = new Position(metadata.topic(), metadata.partition(), metadata.offset());
        try {
            log.published(number, position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        observer.published(number, event, position);
    }
}
