package org.partnerhub.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Manifest;
import org.partnerhub.ledger.ManifestFixture;
import org.partnerhub.ledger.State;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.Pseudonyms;
import org.partnerhub.vault.VaultFixture;

/** What becomes of a file that is listed, and listed again. */
class AnswersTest {

    private static final PartnerId NORDPOST = new PartnerId("nordpost");
    private static final Duration GONE = Duration.ofMinutes(11);
    private static final String NOTICES = "nordpost-deletion-20261120-000001.csv";
    private static final String COMPLETED = "notice,result,basis,until,fields\n" + new UUID(1, 2) + ",completed,,,\n";

    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:answers", "sa", "");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Pseudonyms pseudonyms = VaultFixture.aVault().pseudonyms();
    private final KeptNotices kept = new KeptNotices();
    private TestLedger hub;
    private Quarantine quarantine;
    private Answers answers;

    @BeforeEach
    void start() {
        TestLedger.migrate(database);
        hub = new TestLedger(database).empty();
        restart(Optional.of(kept));
    }

    @AfterEach
    void stop() {
        hub.jdbc.execute("shutdown");
        database.dispose();
    }

    @Test
    void wantsAnAnswerThatLooksAsItDidBefore() {
        String answer = ManifestFixture.sent(hub, 3).fileName() + ".ok";

        assertThat(isWanted(answer, 30, 1)).isFalse();
        assertThat(isWanted(answer, 32, 1)).as("it has grown").isFalse();
        assertThat(isWanted(answer, 32, 2)).as("it was written again").isFalse();
        assertThat(isWanted(answer, 32, 2)).isTrue();
    }

    @Test
    void waitsForTheLedgerToKnowThatTheManifestWasSent() {
        Manifest manifest = ManifestFixture.committed(hub, 3);
        String answer = manifest.fileName() + ".ok";
        assertThat(isWantedTwice(answer)).isFalse();
        assertThat(quarantine.count(NORDPOST)).isZero();

        hub.manifests.sent(manifest);

        assertThat(isWantedTwice(answer)).isTrue();
    }

    @Test
    void quarantinesTheAnswerToAManifestOfAnotherDateOrPartner() {
        String name = ManifestFixture.sent(hub, 3).fileName();

        assertThat(isWantedTwice(name.replace("20261120", "20261121") + ".ok")).isFalse();
        assertThat(isWantedTwice(name.replace("000001", "000002") + ".ok")).isFalse();
        assertThat(isWantedTwice(name.replace("nordpost", "inlandia") + ".ok")).isFalse();
        assertThat(outcome("never-sent")).isEqualTo(2);
        assertThat(outcome("unknown-name")).isEqualTo(1);
    }

    @Test
    void quarantinesWhatIsTooLargeWithoutReadingIt() {
        String answer = ManifestFixture.sent(hub, 3).fileName() + ".err";

        isWanted(answer, Answers.LARGEST + 1, 1);
        assertThat(isWanted(answer, Answers.LARGEST + 1, 1)).isFalse();

        assertThat(outcome("too-large")).isEqualTo(1);
        isWanted(answer, Answers.LARGEST, 2);
        assertThat(isWanted(answer, Answers.LARGEST, 2)).isTrue();
    }

    @Test
    void takesAnAnswer() throws Exception {
        Manifest manifest = ManifestFixture.sent(hub, 3);

        take(manifest.fileName() + ".err", "row,code\n2,E17\n");

        assertThat(hub.state(manifest.claimed().get(0).disclosure())).isEqualTo(State.NOT_ACCEPTED);
        assertThat(hub.reason(manifest.claimed().get(0).disclosure())).isEqualTo("refused-e17");
        assertThat(outcome("not-accepted")).isEqualTo(1);
    }

    @Test
    void quarantinesAnAnswerThatSaysSomethingElseThanTheOneBefore() throws Exception {
        String name = ManifestFixture.sent(hub, 3).fileName();
        take(name + ".ok", "time,rows\n2026-11-20T09:00:00Z,3\n");
        take(name + ".ok", "time,rows\n2026-11-20T09:05:00Z,3\n");

        assertLeft("contradiction", name + ".err", "row,code\n2,E17\n");
        assertThat(outcome("accepted")).isEqualTo(1);
        assertThat(outcome("repeated")).isEqualTo(1);
    }

    @Test
    void triesTwiceToRemoveAnAnswer() throws Exception {
        String answer = ManifestFixture.sent(hub, 3).fileName() + ".err";
        take(answer, "row,code\n2,E17\n");
        take(answer, "row,code\n2,E17\n");

        assertLeft("not-removed", answer, "row,code\n2,E17\n");
    }

    @Test
    void leavesAFileThatIsNotAsLongAsItWasListed() {
        String answer = ManifestFixture.sent(hub, 3).fileName() + ".err";
        Exchange grown = found(answer, 14, 1);
        grown.getMessage().setBody(stream("row,code\n2,E17\n3,E17\n"));

        assertThatThrownBy(() -> answers.read("nordpost", grown)).isInstanceOf(FileLeftException.class);
        assertThat(quarantine.count(NORDPOST)).isZero();
    }

    @Test
    void readsNoFurtherThanAnAnswerCanBeLong() {
        String answer = ManifestFixture.sent(hub, 3).fileName() + ".err";
        Exchange endless = found(answer, 14, 1);
        EndlessStream stream = new EndlessStream();
        endless.getMessage().setBody(stream);

        assertThatThrownBy(() -> answers.read("nordpost", endless)).isInstanceOf(FileLeftException.class);
        assertThat(stream.read).isLessThanOrEqualTo(Answers.LARGEST + 1);
    }

    @Test
    void remembersWhatIsQuarantinedAfterARestart() {
        isWantedTwice("Ana Lindqvist");
        assertThat(quarantine.count(NORDPOST)).isEqualTo(1);

        restart(Optional.empty());

        assertThat(isWantedTwice("Ana Lindqvist")).isFalse();
        assertThat(outcome("unknown-name")).as("told of once").isEqualTo(1);
        assertThat(quarantine.count(NORDPOST)).isEqualTo(1);
    }

    @Test
    void looksAtAFileAgainThatHasChanged() {
        isWantedTwice("Ana Lindqvist");

        isWanted("Ana Lindqvist", 15, 9);
        isWanted("Ana Lindqvist", 15, 9);

        assertThat(outcome("unknown-name")).isEqualTo(2);
    }

    @Test
    void forgetsWhatIsGone() {
        isWantedTwice("Ana Lindqvist");
        isWantedTwice("Another");
        hub.clock.forward(GONE);
        isWanted("Another", 15, 1);

        assertThat(quarantine.count(NORDPOST)).isEqualTo(1);
        hub.clock.forward(Duration.ofSeconds(1));
        isWantedTwice("A third");
        assertThat(hub.quarantinedFiles.of(NORDPOST)).hasSize(2);
    }

    @Test
    void remembersNoMoreThanSoMany() {
        for (int i = 0; i <= Quarantine.MOST; i++) {
            isWantedTwice("Ana Lindqvist " + i);
        }

        assertThat(hub.quarantinedFiles.of(NORDPOST)).hasSize(Quarantine.MOST);
        assertThat(outcome("unknown-name")).isEqualTo(Quarantine.MOST + 1.0);
    }

    @Test
    void handsAnswersToNoticesToWhoeverKeepsThem() throws Exception {
        assertThat(isWantedTwice(NOTICES + ".answer")).isTrue();

        take(NOTICES + ".answer", COMPLETED);

        assertThat(kept.taken).extracting(NoticeAnswer::notice).containsExactly(new UUID(1, 2));
        assertThat(outcome("notices")).isEqualTo(1);
    }

    @Test
    void quarantinesAnswersToNoticesThatThePartnerWasNotSent() {
        assertThat(isWantedTwice(NOTICES.replace("000001", "000002") + ".answer"))
                .isFalse();
        assertThat(outcome("never-sent")).isEqualTo(1);
        kept.isAsked = false;

        assertLeft("not-asked", NOTICES + ".answer", COMPLETED);
        assertThat(kept.taken).isEmpty();
    }

    @Test
    void readsNoAnswersToNoticesWhileNobodyKeepsAny() {
        restart(Optional.empty());

        assertThat(isWantedTwice(NOTICES + ".answer")).isFalse();
        assertThat(outcome("never-sent")).isEqualTo(1);
    }

    @Test
    void printsNoName() {
        FoundFile file = FoundFile.of(NORDPOST, found("Ana Lindqvist", 15, 1));

        assertThat(file).hasToString("file of nordpost, 15 bytes [redacted]");
        assertThat(new ReadAnswer(file, new AnswerName.OfNotices(NOTICES), COMPLETED.getBytes(UTF_8)))
                .hasToString("file of nordpost, 15 bytes [redacted] read");
    }

    private void restart(Optional<NoticeAnswers> notices) {
        quarantine = new Quarantine(hub.quarantinedFiles, pseudonyms, GONE, meters, hub.clock);
        answers = new Answers(
                new AnsweredManifests(hub.manifestAnswers),
                new AnsweredNotices(Map.of(NORDPOST, new NoticeAnswerReader(Set.of(), hub.clock)), notices),
                quarantine,
                pseudonyms,
                meters);
    }

    private boolean isWantedTwice(String name) {
        isWanted(name, 15, 1);
        return isWanted(name, 15, 1);
    }

    private boolean isWanted(String name, long size, long modified) {
        return answers.isWanted("nordpost", found(name, size, modified));
    }

    private void take(String name, String content) throws IOException {
        Exchange exchange = found(name, content.length(), 1);
        exchange.getMessage().setBody(stream(content));
        answers.take(answers.read("nordpost", exchange));
    }

    private void assertLeft(String code, String name, String content) {
        assertThatThrownBy(() -> take(name, content))
                .isInstanceOf(FileLeftException.class)
                .hasMessage(code);
        assertThat(outcome(code)).isEqualTo(1);
        assertThat(answers.isWanted("nordpost", found(name, content.length(), 1)))
                .isFalse();
    }

    private double outcome(String word) {
        return meters.counter("hub.answers", "partner", "nordpost", "outcome", word)
                .count();
    }

    private static Exchange found(String name, long size, long modified) {
        GenericFile<Object> file = new GenericFile<>();
        file.setFileNameOnly(name);
        file.setFileLength(size);
        file.setLastModified(modified);
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.setProperty(Exchange.FILE_EXCHANGE_FILE, file);
        return exchange;
    }

    private static ByteArrayInputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }

    /** Has sent one file of notices. */
    private static final class KeptNotices implements NoticeAnswers {

        private final List<NoticeAnswer> taken = new ArrayList<>();
        private boolean isAsked = true;

        @Override
        public boolean hasSent(PartnerId partner, String file) {
            return partner.equals(NORDPOST) && file.equals(NOTICES);
        }

        @Override
        public boolean take(PartnerId partner, List<NoticeAnswer> answers) {
            return isAsked && taken.addAll(answers);
        }
    }

    /** Never ends. */
    private static final class EndlessStream extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            read += length;
            return length;
        }
    }
}
