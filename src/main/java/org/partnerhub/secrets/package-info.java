/**
 * Passwords, tokens and keys, kept as files of a folder that only the hub's own user may read. Whoever needs a secret
 * knows it by name alone.
 *
 * <p>Nothing here knows what a secret is for, and no secret is ever part of a message.
 */
package org.partnerhub.secrets;
