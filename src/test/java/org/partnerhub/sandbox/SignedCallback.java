package org.partnerhub.sandbox;

import java.util.Map;

/** What a provider posts: the headers that sign the body, and the body. */
record SignedCallback(Map<String, String> headers, byte[] body) {

    /** The same with another digit in its body, as if somebody had changed it on the way. */
    SignedCallback altered() {
        byte[] other = body.clone();
        for (int at = other.length - 1; at >= 0; at--) {
            if (other[at] >= '0' && other[at] <= '9') {
                other[at] = (byte) (other[at] == '9' ? '0' : other[at] + 1);
                return new SignedCallback(headers, other);
            }
        }
        throw new IllegalStateException("a callback has a digit somewhere");
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
