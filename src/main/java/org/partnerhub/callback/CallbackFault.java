package org.partnerhub.callback;

import java.util.Optional;

/** Nothing can be taken from the callback. Thrown and caught within one verification: no stack, and never a value. */
final class CallbackFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String key;

    CallbackFault(RefusalCode code) {
        this(code, "");
    }

    /** @param key the key of the contract below {@code result} whose value is missing or wrong; may be empty */
    CallbackFault(RefusalCode code, String key) {
        super(key.isEmpty() ? code.text() : code + " at " + key, null, false, false);
        this.code = code;
        this.key = key;
    }

    RefusalCode code() {
        return code;
    }

    Optional<String> key() {
        return Optional.of(key).filter(known -> !known.isEmpty());
    }
}
