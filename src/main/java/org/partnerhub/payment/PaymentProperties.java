package org.partnerhub.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long results of payments are waited for, asked for and remembered.
 *
 * @param reportAfter how long a result may wait for what it builds on until the shop is told
 * @param keepEvents how long the hub knows that it has had an event; providers repeat them for up to 30 days
 */
@ConfigurationProperties("hub.payment")
public record PaymentProperties(
        @DefaultValue("PT1H") Duration reportAfter,
        @DefaultValue("P40D") Duration keepEvents,
        @DefaultValue Asking asking) {

    private static final Duration LEAST = Duration.ofDays(35);

    /**
     * How a provider is asked for payments that have no final answer.
     *
     * @param longestPause the longest pause between two questions about one payment; the first ones double
     * @param reportAfter how long after its request the shop is told of a payment that nothing was heard of
     * @param giveUpAfter how long after its request a payment is asked for
     */
    public record Asking(
            @DefaultValue("PT6H") Duration longestPause,
            @DefaultValue("P1D") Duration reportAfter,
            @DefaultValue("P30D") Duration giveUpAfter) {

        public Asking {
            if (longestPause.isNegative() || longestPause.isZero()) {
                throw new IllegalArgumentException("hub.payment.asking.longest-pause must be above zero");
            }
            if (reportAfter.isNegative() || reportAfter.isZero() || giveUpAfter.compareTo(reportAfter) < 0) {
                throw new IllegalArgumentException("hub.payment.asking.report-after must be above zero and not above"
                        + " hub.payment.asking.give-up-after");
            }
        }
    }

    public PaymentProperties {
        if (reportAfter.isNegative() || reportAfter.isZero()) {
            throw new IllegalArgumentException("hub.payment.report-after must be above zero");
        }
        if (keepEvents.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("hub.payment.keep-events must be P35D or more");
        }
    }
}
