package org.partnerhub.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.partnerhub.event.FieldPath;

/** One way to sign callbacks. */
interface Signing {

    /** @throws BadSecretException when a secret of the contract is not what the scheme needs */
    void checkSecrets();

    /** @throws CallbackFault when nothing says that the callback is the provider's */
    Genuine verify(CallbackRequest request);

    /** Where in the whole body a field of an event stands. */
    default FieldPath inBody(FieldPath field) {
        return field;
    }

    /** Fields of an event that hold the numbers of things, whatever the contract reads. */
    default List<FieldPath> references() {
        return List.of();
    }

    /** What is the provider's. It is read only when asked for: what is not JSON can be genuine too. */
    interface Genuine {

        /** @throws CallbackFault when it is not JSON as the hub takes it */
        Content read();
    }

    /**
     * A genuine body.
     *
     * @param body all of it, to be searched for card numbers
     * @param events what happened, each with only the fields that are signed
     */
    record Content(JsonNode body, List<Event> events) {

        /** What is signed as a whole, and tells of one thing. */
        static Content of(byte[] body, Optional<String> eventId) {
            JsonNode fields = StrictBody.read(body);
            return new Content(fields, List.of(new Event(eventId, fields)));
        }
    }

    /**
     * One thing that happened.
     *
     * @param id the provider's id of it, where the scheme says it; else the contract names its place
     */
    record Event(Optional<String> id, JsonNode fields) {}
}
