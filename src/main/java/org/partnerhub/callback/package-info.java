/**
 * What a provider posts: whether it is genuine, and the results of payments in it, as its contract says.
 *
 * <p>Plain Java without Spring, Camel or a database. Bytes are verified before anything reads them, only what the contract
 * names comes out, and nothing of a callback is ever part of a message. What a result means for an order is not known here.
 */
package org.partnerhub.callback;
