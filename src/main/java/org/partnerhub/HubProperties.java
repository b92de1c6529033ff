package org.partnerhub;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the hub finds what the engineers wrote.
 *
 * @param config the folder with {@code policy.yaml}, {@code schemas/} and {@code partners/}
 */
@ConfigurationProperties("hub")
record HubProperties(@DefaultValue("config") String config) {}
