package org.partnerhub.callback;

/** A secret is not what its scheme needs. It tells the secret's name, never its text. */
public final class BadSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadSecretException(String name, String needed) {
        super("the secret '" + name + "' is not " + needed);
    }
}
