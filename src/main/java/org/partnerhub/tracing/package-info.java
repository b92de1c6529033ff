/**
 * Tells a collector, when there is one, how long the hub's steps take. Spans hold the names of routes, queues and topics,
 * statuses and times. Nothing of what an exchange holds belongs here.
 */
package org.partnerhub.tracing;
