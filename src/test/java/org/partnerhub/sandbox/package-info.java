/**
 * The sandbox: the real hub with a Kafka broker, a stand-in for each partner and a small shop, all in one process.
 *
 * <p>People start it with {@code mvn spring-boot:test-run}; the integration tests stand on the same classes. Nothing of the
 * hub's own work is done here: what the sandbox expects of the hub it reads from events and contracts.
 */
package org.partnerhub.sandbox;
