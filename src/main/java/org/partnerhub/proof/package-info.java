/**
 * What can be shown of a deletion afterwards: entries, chained so that none can be altered, removed or put in unnoticed;
 * signed heads of the chain, for others to keep; and the receipt of one request.
 *
 * <p>Whoever does something about a deletion appends the entry in the same transaction. Nothing here decides about deletions,
 * and nothing here can hold a reference, a value, or a text of a partner's.
 */
package org.partnerhub.proof;
