/**
 * What a person and a monitor ask of the running hub, on a port of its own that only this machine reaches: what is held
 * back, whether all is well, and what can be shown of a deletion.
 *
 * <p>It shows counts, codes, ids of the ledger, of events and of requests; never a value, and no order's reference.
 * Nothing imports it.
 */
package org.partnerhub.management;
