package org.partnerhub.outbox;

import org.apache.camel.Converter;
import org.apache.camel.TypeConverters;
import org.springframework.stereotype.Component;

/** Lets Camel turn the body of a queued message back into its bundle. */
@Component
public final class BundleConverter implements TypeConverters {

    @Converter
    public Bundle toBundle(byte[] body) {
        return BundleFormat.read(body);
    }
}
