package org.partnerhub.routes;

import org.partnerhub.contract.Catalog;
import org.partnerhub.secrets.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the partners' routes part of the Camel context. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

    @Bean
    PartnerRoutes partnerRoutes(Catalog catalog, Secrets secrets) {
        return new PartnerRoutes(catalog, new TemplateParameters(secrets));
    }
}
