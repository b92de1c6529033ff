package org.partnerhub.delivery;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** The code for what kept a partner from taking something. An exception's message is never repeated: it may hold a value. */
public final class Trouble {

    private static final List<Class<? extends Exception>> NEVER_CONNECTED = List.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            ConnectTimeoutException.class,
            // of a session that did not come about; what goes wrong in one is an SftpException
            JSchException.class,
            CallNotPermittedException.class);

    /** An exception may be its own cause by a detour. */
    private static final int DEEPEST = 20;

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

    /** Whether no connection came about: what does not listen cannot hold a copy. */
    static boolean isBeforeAnythingWasSent(Exception trouble) {
        List<Throwable> causes = Stream.iterate((Throwable) trouble, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        return causes.stream().noneMatch(SftpException.class::isInstance)
                && causes.stream().anyMatch(cause -> NEVER_CONNECTED.stream().anyMatch(type -> type.isInstance(cause)));
    }
}
