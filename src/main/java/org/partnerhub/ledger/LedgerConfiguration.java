package org.partnerhub.ledger;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Database ledgerDatabase(JdbcTemplate jdbc, DataSourceTransactionManager transactions) {
        return new Database(jdbc, transactions);
    }

    @Bean
    Ids ids(Database database) {
        return new Ids(database);
    }

    @Bean
    Tables ledgerTables(Database database, Announcements announcements) {
        WaitingRows waiting = new WaitingRows(database);
        return new Tables(
                database,
                new Disclosures(database),
                waiting,
                new Orders(database),
                new Transitions(database, waiting, announcements),
                new Tombstones(database));
    }

    @Bean
    ContractVersions contractVersions(Database database, Ids ids, Clock clock) {
        return new ContractVersions(database, ids, clock);
    }

    @Bean
    Announcements announcements(Database database, Ids ids) {
        return new Announcements(database, ids);
    }

    @Bean
    Ledger ledger(Tables tables, Announcements announcements, Ids ids, Clock clock) {
        return new Ledger(tables, announcements, ids, clock);
    }

    @Bean
    Attempts attempts(Tables tables, ContractVersions versions, Ids ids, Clock clock) {
        return new Attempts(tables, versions, ids, clock);
    }

    @Bean
    Claims claims(Tables tables, Attempts attempts, Clock clock) {
        return new Claims(tables, attempts, clock);
    }

    @Bean
    Manifests manifests(Tables tables, Attempts attempts, Ids ids, Clock clock) {
        return new Manifests(tables, new ManifestRows(tables.database()), attempts, ids, clock);
    }

    @Bean
    ManifestAnswers manifestAnswers(Tables tables, Announcements announcements, Clock clock) {
        return new ManifestAnswers(tables, announcements, clock);
    }

    @Bean
    QuarantinedFiles quarantinedFiles(Database database) {
        return new QuarantinedFiles(database);
    }

    @Bean
    Backlog backlog(Database database) {
        return new Backlog(database);
    }

    @Bean
    HeldBack heldBack(Tables tables, Clock clock) {
        return new HeldBack(tables, new HeldBackRows(tables.database()), clock);
    }

    @Bean
    DeletionRequests deletionRequests(Database database) {
        return new DeletionRequests(database);
    }

    @Bean
    DeletionOutbox deletionOutbox(Database database, Ids ids) {
        return new DeletionOutbox(database, ids);
    }

    @Bean
    Erasures erasures(Database database) {
        return new Erasures(database);
    }

    @Bean
    Erasing erasing(Tables tables) {
        return new Erasing(tables);
    }

    @Bean
    LegalHolds legalHolds(Database database) {
        return new LegalHolds(database);
    }

    @Bean
    Holdings holdings(Database database) {
        return new Holdings(database);
    }

    @Bean
    Retirement retirement(Database database, Ids ids) {
        return new Retirement(database, ids);
    }

    @Bean
    Notices notices(Database database, Ids ids) {
        return new Notices(database, new NoticeWriter(database), ids);
    }

    @Bean
    NoticeDeadlines noticeDeadlines(Database database) {
        return new NoticeDeadlines(database, new NoticeWriter(database));
    }

    @Bean
    NoticeClaims noticeClaims(Database database, Ids ids) {
        return new NoticeClaims(database, new NoticeWriter(database), ids);
    }

    @Bean
    NoticeFiles noticeFiles(Database database, NoticeClaims claims, Ids ids) {
        return new NoticeFiles(new NoticeFileRows(database), claims, database, ids);
    }

    @Bean
    PaymentRecords paymentRecords(Tables tables, Ids ids) {
        return new PaymentRecords(tables, ids);
    }

    @Bean
    PaymentEvents paymentEvents(Database database) {
        return new PaymentEvents(database);
    }

    @Bean
    PendingResults pendingResults(Database database) {
        return new PendingResults(database);
    }

    @Bean
    OpenPayments openPayments(Database database) {
        return new OpenPayments(database);
    }

    @Bean
    PaymentOutbox paymentOutbox(Database database) {
        return new PaymentOutbox(database);
    }

    @Bean
    OrderKeyRows orderKeyRows(Database database) {
        return new OrderKeyRows(database);
    }

    @Bean
    PendingKeyRows pendingKeyRows(Database database) {
        return new PendingKeyRows(database);
    }

    @Bean
    ProofChain proofChain(Database database) {
        return new ProofChain(database);
    }

    @Bean
    ProofHeads proofHeads(Database database) {
        return new ProofHeads(database);
    }
}
