package org.partnerhub.minimize;

/** Why an event is set aside, or refused for one partner. The code is all that is ever told of a bad value. */
public enum Code {
    TOO_LARGE("too-large"),
    BYTE_ORDER_MARK("byte-order-mark"),
    NOT_UTF_8("not-utf-8"),
    LONE_SURROGATE("lone-surrogate"),
    NOT_JSON("not-json"),
    TRAILING_TEXT("trailing-text"),
    TOO_DEEP("too-deep"),
    DUPLICATE_KEY("duplicate-key"),
    NUMBER_OUT_OF_RANGE("number-out-of-range"),
    NOT_A_CLOUD_EVENT("not-a-cloud-event"),
    BAD_EVENT_ID("bad-event-id"),
    UNKNOWN_EVENT_TYPE("unknown-event-type"),
    MISSING_FIELD("missing-field"),
    WRONG_TYPE("wrong-type"),
    TOO_LONG("too-long"),
    NOT_ASCII("not-ascii"),
    NO_DIGITS("no-digits"),
    UNMAPPED_CODE("unmapped-code"),
    BAD_DATE("bad-date"),
    BAD_CURRENCY("bad-currency"),
    /** The order is on its way, cancelled or closed: what was told of it is not changed any more. */
    AMENDMENT_TOO_LATE("amendment-too-late"),
    BAD_REQUEST_ID("bad-request-id"),
    /** In a request, what is not understood may change what is asked for. */
    UNKNOWN_FIELD("unknown-field");

    private final String text;

    Code(String text) {
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
