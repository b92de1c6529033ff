/**
 * A batch of events becomes sealed, recorded, queued disclosures.
 *
 * <p>One transaction of the database records the batch, one of the queue carries its bundles, and the offsets are
 * committed last; {@code routes/order-intake.camel.yaml} shows the order. What a partner gets was decided before, by
 * {@code minimize}; what becomes of a bundle is for {@code delivery}.
 */
package org.partnerhub.intake;
