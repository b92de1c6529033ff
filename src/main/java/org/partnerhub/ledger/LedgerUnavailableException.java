package org.partnerhub.ledger;

/** The database cannot take it now (down, full, locked, or another was first); trying again will do. */
public class LedgerUnavailableException extends LedgerException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailableException(String sqlState) {
        super("the ledger is not available", sqlState);
    }
}
