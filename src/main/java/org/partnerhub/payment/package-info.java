/**
 * Payments: what a provider was asked for, and what its results make of that. A result counts once, only for a payment that
 * the hub has asked for, and only as far as {@link org.partnerhub.payment.PaymentState} allows.
 *
 * <p>Results come here verified; how they come, and how the shop is told, is not decided here.
 */
package org.partnerhub.payment;
