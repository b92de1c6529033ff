/**
 * What the hub tells the shop: how each disclosure ended, what became of payments, and which events it set aside.
 *
 * <p>What it tells of disclosures and payments is drained from what the ledger has committed, so it comes at least once and
 * always under the same id.
 */
package org.partnerhub.announce;
