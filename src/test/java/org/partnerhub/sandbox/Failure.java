package org.partnerhub.sandbox;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.partnerhub.configuration.InvalidConfigurationException;

/** Says why the sandbox failed: the innermost cause, which is what one can do something about. */
final class Failure {

    private Failure() {}

    static String explain(Throwable failure) {
        Throwable cause = innermost(failure);
        String reason = cause instanceof InvalidConfigurationException
                ? cause.getMessage()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return "The sandbox failed.\n" + reason + "\nMore may be in hub/logs/hub.log of its folder.";
    }

    private static Throwable innermost(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable cause = failure;
        while (cause.getCause() != null && seen.add(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
