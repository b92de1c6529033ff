/**
 * The partners' queues: sealed disclosures of one batch travel to each partner as one message.
 *
 * <p>The broker's cost is per message, not per byte, and its journal keeps what it was given: so bundles are few, and
 * hold nothing that can be read without the order's key.
 */
package org.partnerhub.outbox;
