package org.partnerhub.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the hub is with a partner.
 *
 * @param firstRetry how long a disclosure waits after its first failed attempt; each further attempt waits twice as long
 * @param longestRetry the longest that it waits between two attempts
 * @param awaitCapture how long a refund waits for the capture of its payment until a person is to look
 * @param slice how many disclosures are claimed together; what is claimed counts as held by the partner
 */
@ConfigurationProperties("hub.delivery")
public record DeliveryProperties(
        @DefaultValue("PT2S") Duration firstRetry,
        @DefaultValue("PT5M") Duration longestRetry,
        @DefaultValue("P7D") Duration awaitCapture,
        @DefaultValue("64") int slice) {

    public DeliveryProperties {
        if (firstRetry.isNegative() || firstRetry.isZero() || longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                    "hub.delivery.first-retry must be above zero and not above hub.delivery.longest-retry");
        }
        if (awaitCapture.isNegative() || awaitCapture.isZero()) {
            throw new IllegalArgumentException("hub.delivery.await-capture must be above zero");
        }
        if (slice < 1 || slice > 1_000) {
            throw new IllegalArgumentException("hub.delivery.slice must be between 1 and 1000");
        }
    }
}
