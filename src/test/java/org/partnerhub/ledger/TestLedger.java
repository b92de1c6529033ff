package org.partnerhub.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.vault.WrappedKeys;
import org.partnerhub.vault.WrappedRows;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger on a database of the test's, its clock, and orders and disclosures to put into it. */
public final class TestLedger {

    static final PartnerId CARRIER = new PartnerId("nordpost");
    static final PartnerId PROVIDER = new PartnerId("paywave");
    static final DocumentName CONSIGNMENT = new DocumentName("consignment");
    static final DocumentName CANCELLATION = new DocumentName("cancellation");
    static final Instant START = Instant.parse("2026-11-20T08:15:30Z");

    final CountingDataSource statements;
    public final JdbcTemplate jdbc;
    public final TransactionTemplate transaction;
    public final MovableClock clock = new MovableClock();
    final Database database;
    public final Ids ids;
    public final Ledger ledger;
    public final Claims claims;
    public final Manifests manifests;
    public final ManifestAnswers manifestAnswers;
    public final QuarantinedFiles quarantinedFiles;
    public final HeldBack heldBack;
    public final Backlog backlog;
    public final Announcements announcements;
    public final ContractVersions versions;
    public final PaymentRecords payments;
    public final PaymentEvents paymentEvents;
    public final PendingResults pendingResults;
    public final OpenPayments openPayments;
    public final PaymentOutbox paymentOutbox;
    public final DeletionRequests deletionRequests;
    public final Erasures erasures;
    public final Erasing erasing;
    public final Notices notices;
    public final Retirement retirement;
    public final LegalHolds legalHolds;
    public final Holdings holdings;
    public final NoticeDeadlines noticeDeadlines;
    public final NoticeClaims noticeClaims;
    public final NoticeFiles noticeFiles;
    public final DeletionOutbox deletionOutbox;
    public final List<WrappedRows> wrappedRows;
    public final ProofChain proofChain;
    public final ProofHeads proofHeads;

    private long contractVersion;

    public TestLedger(DataSource source) {
        statements = new CountingDataSource(source);
        jdbc = new JdbcTemplate(statements);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(statements);
        transaction = new TransactionTemplate(transactions);
        LedgerConfiguration beans = new LedgerConfiguration();
        database = beans.ledgerDatabase(jdbc, transactions);
        ids = beans.ids(database);
        announcements = beans.announcements(database, ids);
        versions = beans.contractVersions(database, ids, clock);
        Tables tables = beans.ledgerTables(database, announcements);
        Attempts attempts = beans.attempts(tables, versions, ids, clock);
        ledger = beans.ledger(tables, announcements, ids, clock);
        claims = beans.claims(tables, attempts, clock);
        manifests = beans.manifests(tables, attempts, ids, clock);
        manifestAnswers = beans.manifestAnswers(tables, announcements, clock);
        quarantinedFiles = beans.quarantinedFiles(database);
        backlog = beans.backlog(database);
        heldBack = beans.heldBack(tables, clock);
        payments = beans.paymentRecords(tables, ids);
        paymentEvents = beans.paymentEvents(database);
        pendingResults = beans.pendingResults(database);
        openPayments = beans.openPayments(database);
        paymentOutbox = beans.paymentOutbox(database);
        deletionRequests = beans.deletionRequests(database);
        erasures = beans.erasures(database);
        erasing = beans.erasing(tables);
        notices = beans.notices(database, ids);
        legalHolds = beans.legalHolds(database);
        holdings = beans.holdings(database);
        retirement = beans.retirement(database, ids);
        noticeDeadlines = beans.noticeDeadlines(database);
        noticeClaims = beans.noticeClaims(database, ids);
        noticeFiles = beans.noticeFiles(database, noticeClaims, ids);
        deletionOutbox = beans.deletionOutbox(database, ids);
        wrappedRows = List.of(beans.orderKeyRows(database), beans.pendingKeyRows(database));
        proofChain = beans.proofChain(database);
        proofHeads = beans.proofHeads(database);
    }

    public static void migrate(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
    }

    /** Empties what the test before has left, and sets the clock back. */
    public TestLedger empty() {
        statements.before(null, null);
        clock.now = START;
        List.of(
                        "announcement",
                        "waiting",
                        "disclosure",
                        "customer_order",
                        "manifest",
                        "manifest_series",
                        "quarantined_file",
                        "payment",
                        "payment_event",
                        "payment_pending",
                        "payment_open",
                        "payment_news",
                        "deletion_request",
                        "deletion_target",
                        "erasure",
                        "tombstone",
                        "legal_hold",
                        "closed_order",
                        "reassignment",
                        "deletion_news",
                        "notice",
                        "notice_file",
                        "notice_end",
                        "proof_chain",
                        "proof_link",
                        "proof_entry",
                        "proof_head",
                        "proof_news")
                .forEach(table -> jdbc.update("delete from " + table));
        contractVersion = versions.idOf(Contracts.nordpost("abcdef012345"));
        return this;
    }

    /** Another process on the same database. */
    public TestLedger another() {
        return new TestLedger(statements);
    }

    long anOrder() {
        long id = ids.next();
        record(List.of(newOrder(id)), List.of());
        return id;
    }

    NewOrder newOrder(long id) {
        return new NewOrder(
                id,
                hash(id),
                Optional.of(new UUID(1, id)),
                new WrappedKeys(1, new byte[] {1, (byte) id}, new byte[] {2, (byte) id}),
                new byte[] {3, (byte) id},
                new OrderProgress(1, Stage.OPEN),
                START);
    }

    static UUID hash(long order) {
        return new UUID(0, order);
    }

    public NewDisclosure newDisclosure(long order, PartnerId partner, DocumentName document) {
        long id = ids.next();
        return new NewDisclosure(
                id,
                order,
                id,
                new EventId("evt-" + id),
                partner,
                document,
                contractVersion,
                new byte[] {1},
                Optional.empty());
    }

    NewDisclosure withheld(NewDisclosure queued, String reason) {
        return new NewDisclosure(
                queued.id(),
                queued.order(),
                queued.eventKey(),
                queued.event(),
                queued.partner(),
                queued.document(),
                queued.contractVersion(),
                queued.fields(),
                Optional.of(new NewDisclosure.Withheld(reason, seal(queued, 1))));
    }

    /** As many disclosures of the order as asked for, queued for the provider. */
    List<SealedDisclosure> queued(long order, int count) {
        return queued(order, PROVIDER, CONSIGNMENT, count);
    }

    List<SealedDisclosure> queued(long order, PartnerId partner, DocumentName document, int count) {
        NewDisclosure[] disclosures = new NewDisclosure[count];
        Arrays.setAll(disclosures, i -> newDisclosure(order, partner, document));
        record(List.of(), List.of(disclosures));
        return Arrays.stream(disclosures).map(each -> seal(each, 1)).toList();
    }

    static SealedDisclosure seal(SealedDisclosure other, String bytes) {
        return new SealedDisclosure(
                other.partner(),
                other.document(),
                other.disclosure(),
                other.order(),
                other.rows(),
                bytes.getBytes(StandardCharsets.US_ASCII));
    }

    static SealedDisclosure seal(NewDisclosure disclosure, int rows) {
        return new SealedDisclosure(
                disclosure.partner(),
                disclosure.document(),
                disclosure.id(),
                disclosure.order(),
                rows,
                ("sealed-" + disclosure.id()).getBytes(StandardCharsets.US_ASCII));
    }

    public void record(List<NewOrder> orders, List<NewDisclosure> disclosures) {
        transaction.executeWithoutResult(status -> ledger.record(orders, Map.of(), disclosures));
    }

    /** Makes the first statement fail that contains this text. */
    public void failOnce(String sql) {
        onceBefore(sql, () -> {
            throw new DataAccessResourceFailureException("for a test");
        });
    }

    /** Does this before the first statement that contains the text, and has it done when the statement begins. */
    public void onceBefore(String sql, Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        statements.before(sql, () -> {
            if (done.compareAndSet(false, true)) {
                work.run();
            }
        });
    }

    /** What a deletion does to the order's content key. */
    public void shred(long order) {
        jdbc.update("update customer_order set content_key = null where id = ?", order);
    }

    public State state(long disclosure) {
        return State.of((String) column(disclosure, "state"));
    }

    public String reason(long disclosure) {
        return (String) column(disclosure, "reason");
    }

    public int attempts(long disclosure) {
        return (int) column(disclosure, "attempts");
    }

    Object column(long disclosure, String name) {
        return jdbc.queryForObject("select " + name + " from disclosure where id = ?", Object.class, disclosure);
    }

    public boolean isWaiting(long disclosure) {
        return jdbc.queryForObject("select count(*) from waiting where disclosure_id = ?", Integer.class, disclosure)
                == 1;
    }

    /** How many statements it takes. */
    public int statementsOf(Runnable work) {
        int before = statements.executions();
        work.run();
        return statements.executions() - before;
    }

    Map<Long, State> announced() {
        Map<Long, State> states = new TreeMap<>();
        announcements.next(1000).forEach(each -> states.put(each.id(), each.state()));
        return states;
    }

    /** Stands still until it is moved. */
    public static final class MovableClock extends Clock {

        private Instant now = START;

        /** Back to where every test may begin. */
        public void reset() {
            now = START;
        }

        public void forward(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
