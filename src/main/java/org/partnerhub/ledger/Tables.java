package org.partnerhub.ledger;

/** What claims and manifests write to. */
record Tables(
        Database database,
        Disclosures disclosures,
        WaitingRows waiting,
        Orders orders,
        Transitions transitions,
        Tombstones tombstones) {}
