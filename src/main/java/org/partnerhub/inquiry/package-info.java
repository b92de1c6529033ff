/**
 * Providers are asked for payments whose results have not come: questions, and what is made of the answers.
 *
 * <p>Which payments those are, and what a result makes of one, is decided in {@code payment}; in which order things are
 * done, by the templates in {@code routes/templates}.
 */
package org.partnerhub.inquiry;
