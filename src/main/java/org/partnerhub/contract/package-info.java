/**
 * What a partner may receive: contracts as data, their formats, and the checker that holds them against policy and schema.
 *
 * <p>Plain Java without Spring, Camel or any input and output but its own files. How a contract is applied to an event is
 * for {@code minimize}.
 */
package org.partnerhub.contract;
