/**
 * What the hub tells the shop: how each disclosure ended, and which events it set aside.
 *
 * <p>Announcements of a disclosure's end are drained from what the ledger has committed, so they come at least once and
 * always under the same id.
 */
package org.partnerhub.announce;
