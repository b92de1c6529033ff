package org.partnerhub.opendsr;

/**
 * What a partner has answered over HTTP; of whom it is has still to be seen.
 *
 * @param domain null when there is no such header, a list when there are several; as {@code signature}
 */
record SignedAnswer(int status, Object domain, Object signature, byte[] body) {

    boolean isSuccess() {
        return status >= 200 && status <= 299;
    }

    @Override
    public String toString() {
        return status + " [redacted]";
    }
}
