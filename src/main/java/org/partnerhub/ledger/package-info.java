/**
 * The record of every disclosure: which partner holds which order's fields, since when, under which contract; and the
 * claims that decide who may send one. Payments are on record here too, as far as they can be found and repeated; what a
 * result makes of one is for {@code payment}. So is the chain that proves deletions; what it means is for {@code proof}.
 *
 * <p>Pseudonymous: this package sees keyed hashes and sealed bytes, never a key in the clear or a personal value. What is
 * sent, and how, is for {@code delivery}.
 */
package org.partnerhub.ledger;
