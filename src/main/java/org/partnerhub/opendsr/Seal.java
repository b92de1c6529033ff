package org.partnerhub.opendsr;

import java.util.Locale;

/** Whether bytes are the partner's. */
enum Seal {
    /** The pinned certificate has signed them. */
    GENUINE,
    /** They are of another domain, not signed, or signed by another key. */
    NOT_GENUINE,
    /** The pinned certificate is not valid yet, or not any more. */
    CERTIFICATE_NOT_VALID,
    /** The pinned certificate cannot be read any more. */
    CERTIFICATE_UNREADABLE;

    /** As logs, meters and what is told of a notice have it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
