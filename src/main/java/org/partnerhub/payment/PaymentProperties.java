package org.partnerhub.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long results of payments are waited for and remembered.
 *
 * @param reportAfter how long a result may wait for what it builds on until the shop is told
 * @param keepEvents how long the hub knows that it has had an event; providers repeat them for up to 30 days
 */
@ConfigurationProperties("hub.payment")
record PaymentProperties(
        @DefaultValue("PT1H") Duration reportAfter,
        @DefaultValue("P40D") Duration keepEvents) {

    private static final Duration LEAST = Duration.ofDays(35);

    PaymentProperties {
        if (reportAfter.isNegative() || reportAfter.isZero()) {
            throw new IllegalArgumentException("hub.payment.report-after must be above zero");
        }
        if (keepEvents.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("hub.payment.keep-events must be P35D or more");
        }
    }
}
