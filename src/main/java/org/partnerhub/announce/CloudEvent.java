package org.partnerhub.announce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** The envelope of the hub's own events: CloudEvents 1.0, structured JSON. */
final class CloudEvent {

    private CloudEvent() {}

    static String write(String id, String type, Optional<String> subject, Instant time, ObjectNode data) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/hub")
                .put("type", type);
        subject.ifPresent(text -> event.put("subject", text));
        event.put("time", time.toString()).put("datacontenttype", "application/json");
        return event.<ObjectNode>set("data", data).toString();
    }

    static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }
}
