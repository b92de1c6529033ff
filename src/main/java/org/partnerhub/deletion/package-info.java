/**
 * What the shop asks to be deleted: requests are read and put on record, the orders that they are of are found, their keys
 * shredded, and their holders told.
 *
 * <p>Each step is a transaction of a batch, and begins again where it was interrupted. How a notice reaches its partner, and
 * what is made of the answer, is not here.
 */
package org.partnerhub.deletion;
