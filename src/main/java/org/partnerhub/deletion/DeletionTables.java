package org.partnerhub.deletion;

import org.partnerhub.ledger.DeletionRequests;
import org.partnerhub.ledger.Erasing;
import org.partnerhub.ledger.Erasures;
import org.partnerhub.ledger.Holdings;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.Ledger;
import org.partnerhub.ledger.Notices;
import org.partnerhub.notice.AnswerTimes;
import org.partnerhub.proof.Chronicle;

/** What deletion writes to. */
record DeletionTables(
        Ledger ledger,
        DeletionRequests requests,
        Erasures erasures,
        Erasing erasing,
        Notices notices,
        AnswerTimes answerTimes,
        Holdings holdings,
        Chronicle chronicle,
        Ids ids) {}
