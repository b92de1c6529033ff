package org.partnerhub.egress;

import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.partnerhub.contract.Catalog;
import org.partnerhub.secrets.Secrets;

/** The guard as the hub puts it in place, for tests of what is sent through it. */
public final class GuardFixture {

    private GuardFixture() {}

    public static CamelContextConfiguration guard(Catalog catalog, Secrets secrets) {
        return new EgressConfiguration().egressGuard(catalog, secrets);
    }
}
