package org.partnerhub.vault;

/** A key ring that cannot be used, or not with this database. It tells the ring's place and what to do, and no key. */
public final class KeyRingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    KeyRingException(String problem, String remedy) {
        super(problem + "; " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }
}
