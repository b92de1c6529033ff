package org.partnerhub.answers;

import org.partnerhub.contract.PartnerId;

/** The files of one kind that partners answer. */
interface Answered {

    /** Whether there is anything to answer. */
    enum Asked {
        /** The partner was not sent such a file. */
        NEVER,
        /** It is on its way, or has come and the hub is about to know. */
        NOT_YET,
        YES
    }

    Asked asked(PartnerId partner, AnswerName name);

    /**
     * Puts an answer on record, in a transaction that is committed on return.
     *
     * @return what became of it, in a word
     * @throws FaultyAnswerException when it cannot be taken; then nothing of it is on record
     */
    String take(PartnerId partner, AnswerName name, byte[] content);
}
