package org.partnerhub.deletion;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.partnerhub.announce.Rejection;
import org.partnerhub.intake.Offsets;

/** What the route {@code deletion-requests} does with the requests of one poll, step by step. */
public final class Deletions {

    private final Registration registration;
    private final Clock clock;

    Deletions(Registration registration, Clock clock) {
        this.registration = registration;
        this.clock = clock;
    }

    /** Reads what came. */
    public ReceivedRequests read(@Body List<Exchange> records) {
        List<DeletionRequest> requests = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (Exchange each : records) {
            byte[] event = each.getMessage().getBody(byte[].class);
            RequestReader.Reading reading = RequestReader.read(event == null ? new byte[0] : event);
            if (reading instanceof RequestReader.Read read) {
                requests.add(read.request());
            } else if (reading instanceof RequestReader.SetAside aside) {
                rejections.add(new Rejection(
                        originOf(each), aside.event(), aside.code(), aside.path(), Optional.empty(), clock.instant()));
            }
        }
        return new ReceivedRequests(requests, rejections, Offsets.of(records));
    }

    /** Puts requests on record and bars their orders, all in one transaction. */
    public void record(@Body ReceivedRequests received) {
        registration.register(received.requests(), clock.instant());
    }

    /** Tells Kafka how far the hub has come. */
    public void commit(@Body ReceivedRequests received) {
        received.offsets().commit();
    }

    private static Rejection.Origin originOf(Exchange event) {
        return new Rejection.Origin(
                event.getMessage().getHeader(KafkaConstants.TOPIC, String.class),
                event.getMessage().getHeader(KafkaConstants.PARTITION, Integer.class),
                event.getMessage().getHeader(KafkaConstants.OFFSET, Long.class));
    }
}
