package org.partnerhub.opendsr;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.partnerhub.contract.Catalog;
import org.partnerhub.delivery.BackOff;
import org.partnerhub.notice.NoticeDesk;
import org.partnerhub.secrets.Secrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of OpenDSR name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenDsrProperties.class)
class OpenDsrConfiguration {

    @Bean
    Processors openDsrProcessors(Catalog catalog, Secrets secrets, OpenDsrProperties properties, Clock clock) {
        return Processors.of(catalog, secrets, properties, clock);
    }

    @Bean
    OpenDsrNotices openDsrNotices(
            Processors processors, NoticeDesk desk, BackOff backOff, MeterRegistry meters, Clock clock) {
        return new OpenDsrNotices(processors, desk, new Replies(new Report(meters)), backOff, clock);
    }

    @Bean
    CertificateWatch certificateWatch(Processors processors, Clock clock) {
        return new CertificateWatch(processors, clock);
    }

    @Bean
    DeletionCallbacks deletionCallbacks(Processors processors, NoticeDesk desk, MeterRegistry meters) {
        return new DeletionCallbacks(processors, desk, new Report(meters));
    }
}
