package org.partnerhub.notice;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pace of notices.
 *
 * @param urgentWithin by when an urgent one must be answered, where the contract leaves more time
 * @param remindBefore how long before its time is over a partner is reminded, but not in the first half of the time
 * @param askEvery how often a partner is asked that answers at once, and one that failed or is late, at first
 * @param longestPause the longest that a late partner is left alone
 * @param rows how many notices one file takes at most
 */
@ConfigurationProperties("hub.notice")
public record NoticeProperties(
        @DefaultValue("P14D") Period urgentWithin,
        @DefaultValue("P7D") Period remindBefore,
        @DefaultValue("PT24H") Duration askEvery,
        @DefaultValue("PT168H") Duration longestPause,
        @DefaultValue("500") int rows) {

    public NoticeProperties {
        if (urgentWithin.isZero() || urgentWithin.isNegative() || remindBefore.isNegative()) {
            throw new IllegalArgumentException(
                    "hub.notice.urgent-within must be longer than nothing, hub.notice.remind-before not negative");
        }
        if (askEvery.isZero() || askEvery.isNegative() || longestPause.compareTo(askEvery) < 0) {
            throw new IllegalArgumentException(
                    "hub.notice.ask-every must be above zero and not above hub.notice.longest-pause");
        }
        if (rows < 1 || rows > 100_000) {
            throw new IllegalArgumentException("hub.notice.rows must be between 1 and 100000");
        }
    }
}
