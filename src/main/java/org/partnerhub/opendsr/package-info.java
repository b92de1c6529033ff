/**
 * Partners that are told to purge by OpenDSR 2.0, with the hub as the controller: requests are made and asked about, and
 * what such a partner answers or posts counts only if the certificate that its contract pins has signed it.
 *
 * <p>Which notices are due and what they may become is decided in {@code notice}; in which order things are done, by {@code
 * routes/templates/opendsr-notice.camel.yaml} and {@code routes/deletion-callback.camel.yaml}.
 */
package org.partnerhub.opendsr;
