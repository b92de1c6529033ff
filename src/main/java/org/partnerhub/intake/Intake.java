package org.partnerhub.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.partnerhub.announce.Rejection;
import org.partnerhub.minimize.EventReader;
import org.partnerhub.minimize.Minimizer;
import org.partnerhub.minimize.Reading;
import org.partnerhub.outbox.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the route {@code order-intake} does with the events of one poll, step by step. */
public final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Minimizer minimizer;
    private final Recording recording;
    private final Clock clock;

    Intake(Minimizer minimizer, Recording recording, Clock clock) {
        this.minimizer = minimizer;
        this.recording = recording;
        this.clock = clock;
    }

    /** Reads each event once, for all partners together. */
    public Batch minimize(@Body List<Exchange> records) {
        EventReader reader = minimizer.reader();
        List<Batch.Received> events = new ArrayList<>(records.size());
        for (Exchange each : records) {
            byte[] event = each.getMessage().getBody(byte[].class);
            Batch.Received received =
                    new Batch.Received(originOf(each), reader.read(event == null ? new byte[0] : event));
            received.minimized().ifPresent(minimized -> warnOfUnknownFields(minimized));
            events.add(received);
        }
        return new Batch(events, Offsets.of(records));
    }

    /** Seals and records the whole batch in one transaction. Repeating it adds nothing that is there already. */
    public RecordedBatch record(@Body Batch batch) {
        Rejections rejections = new Rejections(clock.instant());
        batch.events().forEach(event -> event.setAside().ifPresent(aside -> rejections.setAside(event, aside)));
        List<Bundle> bundles = recording.record(batch, rejections);
        return new RecordedBatch(batch.events().size(), bundles, rejections.all(), batch.offsets());
    }

    /** Tells Kafka how far the hub has come. Only after this may the batch never come again. */
    public void commit(@Body RecordedBatch batch) {
        batch.offsets().commit();
    }

    private static Rejection.Origin originOf(Exchange event) {
        return new Rejection.Origin(
                event.getMessage().getHeader(KafkaConstants.TOPIC, String.class),
                event.getMessage().getHeader(KafkaConstants.PARTITION, Integer.class),
                event.getMessage().getHeader(KafkaConstants.OFFSET, Long.class));
    }

    private static void warnOfUnknownFields(Reading.Minimized event) {
        for (Reading.UnknownField field : event.unknown()) {
            log.atWarn()
                    .addKeyValue("eventId", event.id())
                    .addKeyValue("path", field.nearestPath())
                    .log("An event has a field that its schema does not know; the field goes nowhere");
        }
    }
}
