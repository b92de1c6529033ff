package org.partnerhub.sandbox;

/** What the hub says it sent to one partner, and what the partner has: manifest rows or requests. */
record Receipt(String partner, long sent, long received) {

    boolean agrees() {
        return sent == received;
    }
}
