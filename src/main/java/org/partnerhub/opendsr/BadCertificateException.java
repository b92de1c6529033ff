package org.partnerhub.opendsr;

/** What is pinned is not what it must be. */
final class BadCertificateException extends Exception {

    private static final long serialVersionUID = 1L;

    BadCertificateException(String problem) {
        super(problem);
    }
}
