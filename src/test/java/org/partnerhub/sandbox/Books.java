package org.partnerhub.sandbox;

/** What is held against each other: what the hub tells the shop, and what partners do. */
record Books(PaymentBooks payments, AnswerBooks answers, DeletionBooks deletions) {

    static Books empty() {
        return new Books(new PaymentBooks(), new AnswerBooks(), new DeletionBooks());
    }
}
