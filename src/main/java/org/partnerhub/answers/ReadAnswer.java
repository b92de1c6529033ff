package org.partnerhub.answers;

/** An answer that was read from an outbox. */
record ReadAnswer(FoundFile file, AnswerName name, byte[] content) {

    @Override
    public String toString() {
        return file + " read";
    }
}
