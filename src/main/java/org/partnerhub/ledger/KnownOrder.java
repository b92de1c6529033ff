package org.partnerhub.ledger;

import org.partnerhub.vault.WrappedKeys;

/** An order that is on record. Its content key is null once it was deleted: nothing more is disclosed of it. */
public record KnownOrder(long id, WrappedKeys keys, OrderProgress progress) {}
