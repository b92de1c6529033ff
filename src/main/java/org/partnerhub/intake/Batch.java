package org.partnerhub.intake;

import java.util.List;
import java.util.Optional;
import org.partnerhub.announce.Rejection;
import org.partnerhub.minimize.Reading;

/** The events of one poll, each read once for all partners. It holds personal values, so it prints without them. */
record Batch(List<Received> events, Offsets offsets) {

    /** One event, and where it stands on its topic. */
    record Received(Rejection.Origin origin, Reading reading) {

        /** The event's content, unless it was set aside. */
        Optional<Reading.Minimized> minimized() {
            return reading instanceof Reading.Minimized minimized ? Optional.of(minimized) : Optional.empty();
        }

        /** Why the event was set aside, if it was. */
        Optional<Reading.SetAside> setAside() {
            return reading instanceof Reading.SetAside aside ? Optional.of(aside) : Optional.empty();
        }
    }

    @Override
    public String toString() {
        return events.size() + " events [redacted]";
    }
}
