package org.partnerhub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.Claims;
import org.partnerhub.payment.Payments;
import org.partnerhub.payment.Refunds;
import org.partnerhub.vault.Vault;

/** Delivery as the hub makes it, but for the jitter: a first retry comes after exactly {@link #FIRST_RETRY}. */
public final class DeliveryFixture {

    public static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    public static final Duration AWAIT_CAPTURE = Duration.ofDays(1);

    /** Half of the way between the earliest and the latest. */
    public static final RandomGenerator NO_JITTER = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private DeliveryFixture() {}

    public static Delivery delivery(
            Catalog catalog, Claims claims, Vault vault, Payments payments, Refunds refunds, Clock clock) {
        DeliveryProperties properties = new DeliveryProperties(FIRST_RETRY, Duration.ofMinutes(5), AWAIT_CAPTURE, 64);
        BackOff backOff = new BackOff(properties.firstRetry(), properties.longestRetry(), clock, NO_JITTER);
        DeliveryConfiguration beans = new DeliveryConfiguration();
        Refunding refunding = beans.refunding(catalog, refunds, vault, backOff, properties, clock);
        return beans.delivery(catalog, claims, vault, payments, refunding, backOff, properties, clock);
    }
}
