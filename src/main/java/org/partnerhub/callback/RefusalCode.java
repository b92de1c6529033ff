package org.partnerhub.callback;

/** Why nothing is taken from a callback. The code is all that is ever told of it. */
public enum RefusalCode {
    BODY_TOO_LARGE("body-too-large"),
    SIGNATURE_MISSING("signature-missing"),
    DUPLICATE_HEADER("duplicate-header"),
    SIGNATURE_MALFORMED("signature-malformed"),
    SIGNATURE_WRONG("signature-wrong"),
    OUTSIDE_WINDOW("outside-window"),
    MALFORMED_BODY("malformed-body"),
    MALFORMED_RESULT("malformed-result"),
    UNKNOWN_STATE("unknown-state");

    private final String text;

    RefusalCode(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
