package org.partnerhub.callback;

import com.fasterxml.jackson.databind.JsonNode;
import org.partnerhub.event.StrictObject;

/** The body of a callback as JSON. */
final class StrictBody {

    private StrictBody() {}

    /** @throws CallbackFault when the body is no {@link StrictObject} */
    static JsonNode read(byte[] body) {
        return StrictObject.read(body).orElseThrow(() -> new CallbackFault(RefusalCode.MALFORMED_BODY));
    }
}
