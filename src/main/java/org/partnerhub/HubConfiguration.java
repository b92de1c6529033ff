package org.partnerhub;

import java.nio.file.Path;
import org.partnerhub.contract.Catalog;
import org.partnerhub.minimize.Minimizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads what the engineers wrote, all at once and before anything starts, and compiles it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubProperties.class)
class HubConfiguration {

    @Bean
    Catalog catalog(HubProperties properties, Environment environment) {
        return Catalog.read(Path.of(properties.config()), environment::resolveRequiredPlaceholders);
    }

    @Bean
    Minimizer minimizer(Catalog catalog) {
        return Minimizer.of(catalog.contracts(), catalog.schemas());
    }
}
