package org.partnerhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
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
    void repeatsNothingOfWhatAnExceptionSays() {
        assertThat(Trouble.of(new IOException("SO-1"))).isEqualTo("unreachable");
    }
}
