package org.partnerhub.answers;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.ManifestAnswers;
import org.partnerhub.ledger.QuarantinedFiles;
import org.partnerhub.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code routes/templates/sftp-answers.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
class AnswersConfiguration {

    /** For what a look itself takes. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @Bean
    Answers answers(
            Catalog catalog,
            ManifestAnswers manifests,
            Optional<NoticeAnswers> notices,
            Quarantine quarantine,
            Vault vault,
            MeterRegistry meters,
            Clock clock) {
        Map<PartnerId, NoticeAnswerReader> readers = catalog.contracts().stream()
                .collect(Collectors.toMap(
                        Contract::partner, contract -> new NoticeAnswerReader(fieldsOf(contract), clock)));
        return new Answers(
                new AnsweredManifests(manifests),
                new AnsweredNotices(readers, notices),
                quarantine,
                vault.pseudonyms(),
                meters);
    }

    @Bean
    Quarantine quarantine(Catalog catalog, QuarantinedFiles files, Vault vault, MeterRegistry meters, Clock clock) {
        Duration longest = catalog.contracts().stream()
                .flatMap(contract -> contract.answers().stream())
                .map(Contract.Channel::every)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Quarantine(files, vault.pseudonyms(), longest.multipliedBy(2).plus(A_WHILE), meters, clock);
    }

    /** What a partner can call a field: the columns of its manifests, where they have columns. */
    private static Set<String> fieldsOf(Contract contract) {
        List<String> columns = contract.delivery().columns();
        Set<String> fields = new HashSet<>(columns);
        if (columns.isEmpty()) {
            contract.documents().stream()
                    .flatMap(document -> document.fields().stream())
                    .forEach(field -> fields.add(field.target().toString().replace("[]", "")));
        }
        return fields;
    }
}
