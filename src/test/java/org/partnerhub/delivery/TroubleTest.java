package org.partnerhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;

class TroubleTest {

    @Test
    void tellsWhatKeptThePartnerFromTakingIt() {
        assertThat(Trouble.of(new PartnerBusyException(null))).isEqualTo("partner-busy");
        assertThat(Trouble.of(new SocketTimeoutException())).isEqualTo("timed-out");
        assertThat(Trouble.of(new TimeoutException())).isEqualTo("timed-out");
        assertThat(Trouble.of(new ConnectException())).isEqualTo("unreachable");
        assertThat(Trouble.of(CallNotPermittedException.createCallNotPermittedException(
                        CircuitBreaker.ofDefaults("paywave"))))
                .isEqualTo("circuit-open");
    }

    @Test
    void knowsWhenAPartnerCannotHaveGotAnything() {
        assertThat(Trouble.isBeforeAnythingWasSent(new ConnectException())).isTrue();
        assertThat(Trouble.isBeforeAnythingWasSent(new IOException(new IOException(new ConnectException()))))
                .isTrue();
        assertThat(Trouble.isBeforeAnythingWasSent(new ConnectTimeoutException("")))
                .isTrue();
        assertThat(Trouble.isBeforeAnythingWasSent(new IOException(new JSchException("closed"))))
                .as("a session that broke off before it was one")
                .isTrue();
        assertThat(Trouble.isBeforeAnythingWasSent(CallNotPermittedException.createCallNotPermittedException(
                        CircuitBreaker.ofDefaults("paywave"))))
                .isTrue();
    }

    @Test
    void doesNotKnowItOfWhatMayHaveBeenSent() {
        assertThat(Trouble.isBeforeAnythingWasSent(new SocketTimeoutException()))
                .isFalse();
        assertThat(Trouble.isBeforeAnythingWasSent(new SocketException("reset")))
                .isFalse();
        assertThat(Trouble.isBeforeAnythingWasSent(
                        new IOException(new SftpException(4, "broken", new JSchException("session is down")))))
                .as("in the middle of an upload")
                .isFalse();
        assertThat(Trouble.isBeforeAnythingWasSent(new PartnerBusyException(null)))
                .isFalse();
    }

    @Test
    void repeatsNothingOfWhatAnExceptionSays() {
        assertThat(Trouble.of(new IOException("SO-1"))).isEqualTo("unreachable");
    }
}
