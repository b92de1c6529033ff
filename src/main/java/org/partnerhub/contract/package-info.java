/**
 * What a partner may receive, and what is read of its answers: contracts as data, their formats, and the checker that holds
 * them against policy and schema.
 *
 * <p>Plain Java without Spring, Camel or any input and output but its own files. How a contract is applied to an event is
 * for {@code minimize}, and to what a provider posts for {@code callback}.
 */
package org.partnerhub.contract;
