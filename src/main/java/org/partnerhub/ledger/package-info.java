/**
 * The record of every disclosure: which partner holds which order's fields, since when, under which contract; and the
 * claims that decide who may send one.
 *
 * <p>Pseudonymous: this package sees keyed hashes and sealed bytes, never a key in the clear or a personal value. What is
 * sent, and how, is for {@code delivery}.
 */
package org.partnerhub.ledger;
