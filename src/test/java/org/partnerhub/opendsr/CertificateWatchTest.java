package org.partnerhub.opendsr;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.ledger.TestLedger.MovableClock;
import org.partnerhub.secrets.Secrets;
import org.slf4j.LoggerFactory;

class CertificateWatchTest {

    private static final String DOMAIN = "opendsr.paywave.example";

    /** Ends on 22 December 2026, 31 days and a bit after the clock's beginning. */
    private static SigningKey ending;

    private static SigningKey next;

    private final MovableClock clock = new MovableClock();
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(CertificateWatch.class);

    @TempDir
    private Path secrets;

    private CertificateWatch watch;

    @BeforeAll
    static void makeKeys() {
        ending = SigningKey.valid(DOMAIN, "2026/01/01 00:00:00", 355);
        next = SigningKey.of(DOMAIN);
    }

    @BeforeEach
    void pinTheOneThatEnds() {
        ending.pinAs(pinned());
        OpenDsr byOpenDsr = new OpenDsr("", DOMAIN, "paywave-opendsr", Optional.of("i"), Optional.empty());
        Catalog catalog = new Catalog(
                null, null, List.of(ContractFixture.aProvider().told(byOpenDsr).build()));
        watch = new CertificateWatch(
                Processors.of(catalog, new Secrets(secrets), new OpenDsrProperties(null), clock), clock);
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void close() {
        log.detachAppender(told);
    }

    @Test
    void warnsOnceADayInTheLastThirtyDays() {
        clock.forward(Duration.ofDays(2));

        watch.look();
        watch.look();
        assertThat(told.list).hasSize(1);
        clock.forward(Duration.ofDays(1));
        watch.look();

        assertThat(told.list).hasSize(2).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getKeyValuePairs())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("partner=\"paywave\"", "ends=\"2026-12-22\"");
        });
    }

    @Test
    void saysNothingBefore() {
        watch.look();

        assertThat(told.list).isEmpty();
    }

    @Test
    void saysNothingWhenTheNextOneStandsBesideIt() throws IOException {
        clock.forward(Duration.ofDays(2));
        Files.writeString(pinned(), next.pem(), StandardOpenOption.APPEND);

        watch.look();

        assertThat(told.list).isEmpty();
    }

    @Test
    void reportsAnErrorOnceADayWhenItHasEnded() {
        clock.forward(Duration.ofDays(33));

        watch.look();
        watch.look();
        clock.forward(Duration.ofDays(1));
        watch.look();

        assertThat(told.list).hasSize(2).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getKeyValuePairs())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("partner=\"paywave\"", "ended=\"2026-12-22\"");
        });
    }

    @Test
    void reportsAnErrorWhenItCannotBeReadAnyMore() throws IOException {
        Files.writeString(pinned(), "rubbish");
        watch.look();
        Files.delete(pinned());
        clock.forward(Duration.ofDays(1));
        watch.look();

        assertThat(told.list).hasSize(2).allSatisfy(line -> assertThat(line.getLevel())
                .isEqualTo(Level.ERROR));
    }

    private Path pinned() {
        return secrets.resolve("paywave-opendsr");
    }
}
