/**
 * The minimum by construction: all contracts compiled into one projection, and what one pass over an event's bytes yields
 * for each partner.
 *
 * <p>Plain Java without Spring or Camel. Disclosures are made here and nowhere else, from what a contract lists.
 */
package org.partnerhub.minimize;
