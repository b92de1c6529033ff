package org.partnerhub.payment;

import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.OpenPayments;
import org.partnerhub.ledger.PaymentEvents;
import org.partnerhub.ledger.PaymentOutbox;
import org.partnerhub.ledger.PaymentRecords;
import org.partnerhub.ledger.PendingResults;

/** Where payments are on record. */
record PaymentTables(
        PaymentRecords records,
        PaymentEvents events,
        PendingResults pending,
        OpenPayments open,
        PaymentOutbox outbox,
        Ids ids) {}
