package org.partnerhub.opendsr;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.contract.PartnerId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where partners reach the hub.
 *
 * @param publicAddress what stands before {@code /callbacks} from where they are, as {@code https://hub.example.com}; null: they
 *     are not told of it, and only asked
 */
@ConfigurationProperties("hub.opendsr")
record OpenDsrProperties(URI publicAddress) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    OpenDsrProperties {
        boolean reached = publicAddress == null
                || publicAddress.getHost() != null
                        && publicAddress.getRawQuery() == null
                        && publicAddress.getRawFragment() == null
                        && publicAddress.getRawUserInfo() == null
                        && ("https".equals(publicAddress.getScheme())
                                || "http".equals(publicAddress.getScheme())
                                        && LOOPBACK.contains(publicAddress.getHost()));
        if (!reached) {
            throw new IllegalArgumentException(
                    "hub.opendsr.public-address must be an address with https, host and perhaps a path");
        }
    }

    /** Where a partner posts how far it is. */
    Optional<URI> callback(PartnerId partner) {
        return Optional.ofNullable(publicAddress)
                .map(address -> address.toString().replaceFirst("/+$", ""))
                .map(address -> URI.create(address + "/callbacks/" + partner + "/deletions"));
    }
}
