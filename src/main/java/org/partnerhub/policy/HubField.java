package org.partnerhub.policy;

import java.util.List;
import org.partnerhub.event.FieldPath;

/** What the hub itself knows of an order and may tell; classified like the fields of events. */
public final class HubField {

    private static final String ROOT = "hub";

    /** The number under which the provider keeps the payment. */
    private static final FieldPath PROVIDER_REFERENCE = FieldPath.of("hub.providerReference");

    private HubField() {}

    public static List<FieldPath> all() {
        return List.of(PROVIDER_REFERENCE);
    }

    public static boolean isOne(FieldPath path) {
        return path.steps().get(0).name().equals(ROOT);
    }
}
