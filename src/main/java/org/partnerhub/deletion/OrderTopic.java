package org.partnerhub.deletion;

/** The topic of orders, as far as deletion must know whether an order can still come up. */
interface OrderTopic {

    /** How far it goes now. */
    Reach end();

    /** How far the hub has read it, and put on record what it says. */
    Reach read();
}
