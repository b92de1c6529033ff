package org.partnerhub.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.partnerhub.event.CustomerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.EventType;
import org.partnerhub.event.OrderReference;
import org.partnerhub.event.StrictObject;
import org.partnerhub.minimize.Code;

/** Reads a {@code deletion.requested} as its schema in {@code config/schemas} describes it. */
final class RequestReader {

    /** What became of the bytes. */
    sealed interface Reading {}

    record Read(EventId event, DeletionRequest request) implements Reading {}

    /** @param path where the fault is, as the schema knows it */
    record SetAside(Optional<EventId> event, Code code, String path) implements Reading {}

    private static final int LONGEST_TEXT = 100;
    private static final int MOST_ORDERS = 1000;
    private static final Set<String> KNOWN = Set.of("requestId", "customerId", "orders", "requestedBy", "verifiedAt");

    private RequestReader() {}

    /** Thrown and caught within one reading. */
    private static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Code code;
        private final String path;

        Fault(Code code, String path) {
            super(code + " at " + path, null, false, false);
            this.code = code;
            this.path = path;
        }
    }

    /** Never throws, whatever the bytes are. */
    static Reading read(byte[] bytes) {
        if (bytes.length > StrictObject.MAX_BYTES) {
            return new SetAside(Optional.empty(), Code.TOO_LARGE, "event");
        }
        Optional<JsonNode> event = StrictObject.read(bytes);
        if (event.isEmpty()) {
            return new SetAside(Optional.empty(), Code.NOT_JSON, "event");
        }
        Optional<EventId> id = EventId.of(event.get().path("id").asText());
        try {
            return new Read(id.orElseThrow(() -> new Fault(Code.BAD_EVENT_ID, "id")), request(event.get()));
        } catch (Fault fault) {
            return new SetAside(id, fault.code, fault.path);
        }
    }

    private static DeletionRequest request(JsonNode event) {
        if (!event.path("specversion").asText().equals("1.0")) {
            throw new Fault(Code.NOT_A_CLOUD_EVENT, "specversion");
        }
        if (!event.path("type").asText().equals(EventType.DELETION_REQUESTED.text())) {
            throw new Fault(Code.UNKNOWN_EVENT_TYPE, "type");
        }
        JsonNode data = event.path("data");
        if (!data.isObject()) {
            throw new Fault(Code.NOT_A_CLOUD_EVENT, "data");
        }
        // what is not understood may narrow what is asked for, and shredding cannot be undone
        data.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new Fault(Code.UNKNOWN_FIELD, "data");
            }
        });
        return new DeletionRequest(
                RequestId.of(text(data.path("requestId"), "requestId"))
                        .orElseThrow(() -> new Fault(Code.BAD_REQUEST_ID, "requestId")),
                new CustomerId(text(data.path("customerId"), "customerId")),
                orders(data.path("orders")),
                isGuardian(text(data.path("requestedBy"), "requestedBy")),
                verifiedAt(data.path("verifiedAt")));
    }

    private static Optional<List<OrderReference>> orders(JsonNode orders) {
        if (orders.isMissingNode() || orders.isNull()) {
            return Optional.empty();
        }
        if (!orders.isArray() || orders.size() > MOST_ORDERS) {
            throw new Fault(orders.isArray() ? Code.TOO_LONG : Code.WRONG_TYPE, "orders");
        }
        // an empty list is not "all of them"
        if (orders.isEmpty()) {
            throw new Fault(Code.MISSING_FIELD, "orders[]");
        }
        Set<OrderReference> references = new LinkedHashSet<>();
        StreamSupport.stream(orders.spliterator(), false)
                .forEach(each -> references.add(new OrderReference(text(each, "orders[]"))));
        return Optional.of(new ArrayList<>(references));
    }

    private static boolean isGuardian(String requestedBy) {
        return switch (requestedBy) {
            case "customer" -> false;
            case "guardian" -> true;
            default -> throw new Fault(Code.UNMAPPED_CODE, "requestedBy");
        };
    }

    private static Optional<OffsetDateTime> verifiedAt(JsonNode time) {
        if (time.isMissingNode() || time.isNull()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime read = OffsetDateTime.parse(text(time, "verifiedAt"));
            // it is to be proven, and a year has four digits there
            if (read.getYear() < 1 || read.getYear() > 9999) {
                throw new Fault(Code.BAD_DATE, "verifiedAt");
            }
            return Optional.of(read);
        } catch (DateTimeException noTime) {
            throw new Fault(Code.BAD_DATE, "verifiedAt");
        }
    }

    private static String text(JsonNode value, String path) {
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isEmpty()) {
            throw new Fault(Code.MISSING_FIELD, path);
        }
        if (!value.isTextual()) {
            throw new Fault(Code.WRONG_TYPE, path);
        }
        if (value.textValue().length() > LONGEST_TEXT) {
            throw new Fault(Code.TOO_LONG, path);
        }
        return value.textValue();
    }
}
