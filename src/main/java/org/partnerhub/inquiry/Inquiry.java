package org.partnerhub.inquiry;

import org.partnerhub.egress.Release;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.Question;

/** One payment that a provider is being asked for. */
public final class Inquiry {

    private final Question question;
    private final OrderReference order;
    private final Release release;
    private Question.Again again;

    Inquiry(Question question, OrderReference order, Release release) {
        this.question = question;
        this.order = order;
        this.release = release;
    }

    public Release release() {
        return release;
    }

    Question question() {
        return question;
    }

    OrderReference order() {
        return order;
    }

    void askAgain(Question.Again when) {
        again = when;
    }

    /** Null as long as nobody has said so: then it is asked at once. */
    Question.Again again() {
        return again;
    }

    @Override
    public String toString() {
        return question.toString();
    }
}
