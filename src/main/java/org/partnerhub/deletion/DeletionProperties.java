package org.partnerhub.deletion;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When deletions are done.
 *
 * @param mostAnHour how many requests an hour go without a person's word, none of them when it is 0: shredding cannot be
 *     undone
 * @param silence an order that no event has changed for so long counts as closed
 * @param keep how long an order is kept after it was closed
 * @param agreementGrace how long after the end of its agreement a partner is asked to purge all copies, unless it is renewed
 */
@ConfigurationProperties("hub.deletion")
record DeletionProperties(
        @DefaultValue("2000") int mostAnHour,
        @DefaultValue("P180D") Period silence,
        @DefaultValue("P90D") Period keep,
        @DefaultValue("P30D") Period agreementGrace) {

    DeletionProperties {
        if (mostAnHour < 0) {
            throw new IllegalArgumentException("hub.deletion.most-an-hour must not be below zero");
        }
        requirePositive("silence", silence);
        requirePositive("keep", keep);
        if (agreementGrace.isNegative()) {
            throw new IllegalArgumentException("hub.deletion.agreement-grace must not be below zero");
        }
    }

    private static void requirePositive(String name, Period period) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("hub.deletion." + name + " must be longer than nothing");
        }
    }
}
