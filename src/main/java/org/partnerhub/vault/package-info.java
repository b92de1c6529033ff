/**
 * The keys of orders and what they seal. Each order has a content key and a reference key, stored wrapped by the epoch
 * key of the key ring; a key that is gone makes every copy of what it sealed unreadable, wherever that copy lies.
 *
 * <p>Nothing here knows what is sealed or where wrapped keys are stored: that is for the callers.
 */
package org.partnerhub.vault;
