package org.partnerhub.contract;

import java.time.Duration;

/**
 * How a provider is asked what became of a payment whose result has not come.
 *
 * @param route the file of {@code routes/templates} that serves it
 * @param after how long a result is waited for before the provider is asked
 * @param perSecond how many such requests a second the provider takes at most, beside those of {@link Delivery}
 * @param result where the result stands in the answer; it names no event, for an answer is none
 */
public record StatusRequest(String route, StatusPath path, Duration after, int perSecond, ResultMapping result) {}
