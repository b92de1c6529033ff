package org.partnerhub.event;

import java.util.Map;
import java.util.Optional;

/** The schemas of all types of events. */
public record EventSchemas(Map<EventType, EventSchema> byType) {

    public EventSchemas {
        byType = Map.copyOf(byType);
    }

    public Optional<EventSchema> of(EventType type) {
        return Optional.ofNullable(byType.get(type));
    }
}
