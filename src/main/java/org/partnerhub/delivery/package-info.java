/**
 * A bundle becomes requests or manifests: claiming, unsealing, attempts, outcomes.
 *
 * <p>The route templates in {@code routes/templates} say in which order; Camel carries, retries within limits and breaks
 * the circuit. Each disclosure is claimed in the ledger before its keys are read, and settled there afterwards.
 */
package org.partnerhub.delivery;
