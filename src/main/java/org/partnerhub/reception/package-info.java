/**
 * What payment providers post to the hub: bounded, verified, matched, and answered with a status alone.
 *
 * <p>{@code routes/payment-callback.camel.yaml} says in which steps.
 */
package org.partnerhub.reception;
