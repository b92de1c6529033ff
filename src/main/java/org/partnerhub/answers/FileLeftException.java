package org.partnerhub.answers;

/** A file stays in the outbox. Whatever had to be told of it has been told. */
public final class FileLeftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileLeftException(String why) {
        super(why);
    }
}
