package org.partnerhub.contract;

import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a partner is told to purge what it holds of an order, and by when it must have answered.
 *
 * @param answerWithin calendar time, from the day on which the notice was queued
 * @param every the longest that a notice waits for the file that takes it (SFTP)
 * @param request what is asked, and what the answers mean (HTTP, in the partner's own words)
 * @param openDsr where it is asked, and whose answer counts (OpenDSR)
 */
public record DeletionChannel(
        Route route, Period answerWithin, Duration every, Optional<ErasureRequest> request, Optional<OpenDsr> openDsr) {

    /** The known ways; each is a file of {@code routes/templates}. */
    public enum Route {
        /** A file in the partner's inbox. */
        SFTP_NOTICE,
        /** A request for each notice, in the partner's own words. */
        HTTP_NOTICE,
        /** A request for each notice, as OpenDSR 2.0 says, and signed answers. */
        OPENDSR_NOTICE;

        /** As contracts write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Route::text).toList();
        }

        static Route of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Where requests go, below the connection's address. */
    public Optional<String> requestPath() {
        return request.map(ErasureRequest::path).or(() -> openDsr.map(OpenDsr::requests));
    }
}
