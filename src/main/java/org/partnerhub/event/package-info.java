/**
 * The shape of what comes in: the types of order events, the schema of each, and the paths of their fields; and
 * how strictly a small JSON object is read.
 *
 * <p>Nothing here reads an order event or knows what may be done with a field; that is for {@code minimize} and {@code policy}.
 */
package org.partnerhub.event;
