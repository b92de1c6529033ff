package org.partnerhub.delivery;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;

/** The code for what kept a partner from taking something. An exception's message is never repeated: it may hold a value. */
public final class Trouble {

    private Trouble() {}

    public static String of(Exception trouble) {
        if (trouble instanceof PartnerBusyException) {
            return "partner-busy";
        }
        if (trouble instanceof CallNotPermittedException) {
            return "circuit-open";
        }
        if (trouble instanceof SocketTimeoutException || trouble instanceof TimeoutException) {
            return "timed-out";
        }
        return "unreachable";
    }
}
