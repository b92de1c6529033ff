package org.partnerhub.announce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.minimize.Code;

/**
 * An event that was set aside, or refused for one partner. It says where the event stands on its topic and what is wrong
 * with it, and holds nothing of what the event holds but its id.
 *
 * @param path the nearest path that the schema knows
 * @param document absent when the event was set aside for everyone
 */
public record Rejection(
        Origin origin, Optional<EventId> event, Code code, String path, Optional<Refused> document, Instant at)
        implements HubEvent {

    static final String TOPIC = "hub.rejected";

    /** Where the event stands. */
    public record Origin(String topic, int partition, long offset) {

        @Override
        public String toString() {
            return topic + "-" + partition + "-" + offset;
        }
    }

    /** The document that could not be made. */
    public record Refused(PartnerId partner, DocumentName document) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> key() {
        return Optional.empty();
    }

    @Override
    public String toJson() {
        ObjectNode data = CloudEvent.data();
        event.ifPresent(id -> data.put("event", id.text()));
        data.put("code", code.text()).put("path", path);
        document.ifPresent(refused -> data.put("partner", refused.partner().text())
                .put("document", refused.document().text()));
        data.put("topic", origin.topic()).put("partition", origin.partition()).put("offset", origin.offset());
        String id = "rejected-" + origin
                + document.map(refused -> "-" + refused.partner() + "-" + refused.document())
                        .orElse("");
        return CloudEvent.write(id, "event.rejected", Optional.empty(), at, data);
    }
}
