package org.partnerhub.egress;

import java.util.Map;
import org.partnerhub.contract.Catalog;
import org.partnerhub.secrets.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guard in place: one gate for each kind of endpoint that may leave the machine. */
@Configuration(proxyBeanMethods = false)
class EgressConfiguration {

    @Bean
    EgressGuard egressGuard(Catalog catalog, Secrets secrets) {
        Gate http = new HttpGate(catalog.contracts(), secrets);
        return new EgressGuard(Map.of(
                "http", http,
                "https", http,
                "sftp", new SftpGate(catalog.contracts()),
                "jms", new QueueGate(),
                "platform-http", new CallbackGate(),
                "kafka", new TopicGate()));
    }
}
