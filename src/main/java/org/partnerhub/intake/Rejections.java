package org.partnerhub.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partnerhub.announce.Rejection;
import org.partnerhub.minimize.Code;
import org.partnerhub.minimize.Reading;

/** What the shop is to be told of a batch's events that were set aside, refused or came too late. */
final class Rejections {

    private final Instant now;
    private final List<Rejection> all = new ArrayList<>();

    Rejections(Instant now) {
        this.now = now;
    }

    void setAside(Batch.Received event, Reading.SetAside reading) {
        all.add(new Rejection(event.origin(), reading.id(), reading.code(), reading.path(), Optional.empty(), now));
    }

    void tooLate(Batch.Received event, Reading.Minimized reading) {
        all.add(new Rejection(
                event.origin(),
                Optional.of(reading.id()),
                Code.AMENDMENT_TOO_LATE,
                "order.revision",
                Optional.empty(),
                now));
    }

    void refused(Batch.Received event, Reading.Minimized reading, Reading.Refusal refusal) {
        all.add(new Rejection(
                event.origin(),
                Optional.of(reading.id()),
                refusal.code(),
                refusal.path(),
                Optional.of(new Rejection.Refused(refusal.partner(), refusal.document())),
                now));
    }

    List<Rejection> all() {
        return List.copyOf(all);
    }
}
