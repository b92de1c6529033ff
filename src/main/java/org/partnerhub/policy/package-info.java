/**
 * What the shop's privacy policy allows, as data: roles of partners, purposes, and the purposes for which each field of
 * an event may be used.
 *
 * <p>Plain Java. Which partner gets what is for {@code contract}; this is the limit that no contract can pass.
 */
package org.partnerhub.policy;
