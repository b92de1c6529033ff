/**
 * What may leave the hub, and the guard on everything that leaves.
 *
 * <p>The guard wraps every endpoint that Camel registers and sends an exchange of its own making: whatever a route put
 * into the message beside a release, a bundle or an announcement stays behind. Nothing here decides what a partner
 * gets; that was decided when the event was minimized.
 */
package org.partnerhub.egress;
