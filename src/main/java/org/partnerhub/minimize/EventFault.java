package org.partnerhub.minimize;

/** The event must be set aside. Thrown and caught within one reading, so it carries no stack, and never a value. */
final class EventFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String path;

    EventFault(Code code, Place nearest) {
        this(code, nearest.path());
    }

    private EventFault(Code code, String path) {
        super(code + " at " + path, null, false, false);
        this.code = code;
        this.path = path;
    }

    /** The same place, but what ails the event there is something else. */
    EventFault withCode(Code other) {
        return new EventFault(other, path);
    }

    Code code() {
        return code;
    }

    String path() {
        return path;
    }
}
