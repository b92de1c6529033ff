package org.partnerhub.notice;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.partnerhub.answers.NoticeAnswers;
import org.partnerhub.contract.Catalog;
import org.partnerhub.delivery.BackOff;
import org.partnerhub.ledger.NoticeClaims;
import org.partnerhub.ledger.NoticeDeadlines;
import org.partnerhub.ledger.NoticeFiles;
import org.partnerhub.ledger.Notices;
import org.partnerhub.proof.Chronicle;
import org.partnerhub.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code routes/notices} and the templates of notices name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeProperties.class)
class NoticeConfiguration {

    @Bean
    NoticeDesk noticeDesk(
            Notices notices,
            NoticeClaims claims,
            Vault vault,
            Chronicle chronicle,
            NoticeProperties properties,
            MeterRegistry meters,
            Clock clock) {
        return new NoticeDesk(
                notices, claims, vault, new Deadlines(properties), new Told(notices, chronicle, meters), clock);
    }

    @Bean
    NoticeWatch noticeWatch(
            Catalog catalog,
            NoticeDeadlines times,
            Notices notices,
            NoticeDesk desk,
            NoticeProperties properties,
            Clock clock) {
        return new NoticeWatch(catalog, times, notices, desk, answerTimes(catalog, times, properties), clock);
    }

    @Bean
    AnswerTimes answerTimes(Catalog catalog, NoticeDeadlines times, NoticeProperties properties) {
        return new AnswerTimes(catalog, times, new Deadlines(properties));
    }

    @Bean
    NoticeAnswers noticeAnswers(NoticeFiles files, NoticeDesk desk) {
        return new OutboxAnswers(files, desk);
    }

    @Bean
    HttpNotices httpNotices(Catalog catalog, NoticeDesk desk, BackOff backOff, Clock clock) {
        return new HttpNotices(catalog, desk, backOff, clock);
    }

    @Bean
    SftpNotices sftpNotices(
            Catalog catalog,
            NoticeFiles files,
            NoticeDesk desk,
            NoticeProperties properties,
            BackOff backOff,
            Clock clock) {
        return new SftpNotices(catalog, files, desk, properties, backOff, clock);
    }
}
