package org.partnerhub.ledger;

/**
 * How far an order has come.
 *
 * @param revision the highest that was seen
 */
public record OrderProgress(int revision, Stage stage) {}
