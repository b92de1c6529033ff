/**
 * What a person and a monitor ask of the running hub, on a port of its own that only this machine reaches: what is held
 * back, and whether all is well.
 *
 * <p>It shows counts, codes, ids of the ledger and of events; never a value, and no order's reference. Nothing imports it.
 */
package org.partnerhub.management;
