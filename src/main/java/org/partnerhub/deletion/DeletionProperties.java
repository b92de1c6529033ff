package org.partnerhub.deletion;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When deletions are done.
 *
 * @param mostAnHour how many requests an hour go without a person's word: shredding cannot be undone
 * @param silence an order that no event has changed for so long counts as closed
 */
@ConfigurationProperties("hub.deletion")
record DeletionProperties(
        @DefaultValue("2000") int mostAnHour,
        @DefaultValue("P180D") Period silence) {

    DeletionProperties {
        if (mostAnHour < 1) {
            throw new IllegalArgumentException("hub.deletion.most-an-hour must be above zero");
        }
        if (silence.isZero() || silence.isNegative()) {
            throw new IllegalArgumentException("hub.deletion.silence must be longer than nothing");
        }
    }
}
