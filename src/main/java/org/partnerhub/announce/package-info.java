/**
 * What the hub tells the shop: how each disclosure ended, what became of payments, which events it set aside, how far
 * deletions have come, and the chain that proves them.
 *
 * <p>What it tells of disclosures, payments and deletions is drained from what the ledger has committed, so it comes at least once and
 * always under the same id.
 */
package org.partnerhub.announce;
