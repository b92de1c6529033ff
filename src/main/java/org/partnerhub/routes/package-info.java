/**
 * Brings the contracts and the route templates together: each contract's ways become routes of its partner.
 *
 * <p>The templates themselves are files, {@code routes/templates}; nothing here knows what one of them does.
 */
package org.partnerhub.routes;
