package org.partnerhub.secrets;

import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where secrets are.
 *
 * @param folder the folder of secret files, relative to the installation
 */
@ConfigurationProperties("hub.secrets")
record SecretsProperties(@DefaultValue("secrets") Path folder) {

    SecretsProperties {
        Objects.requireNonNull(folder, "hub.secrets.folder");
    }
}
