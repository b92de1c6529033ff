package org.partnerhub;

import java.time.Instant;
import org.partnerhub.ledger.DeletionRequests;
import org.partnerhub.ledger.Ids;
import org.partnerhub.vault.Restoration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The command {@code restore}: brings a database from a backup up to the vault export, while no hub runs on it. Of the hub
 * there is only what that takes: no route, no broker, nothing that could send.
 */
@ComponentScan(
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.partnerhub\\.(ledger|secrets|vault)\\.[A-Za-z]+Configuration"))
@Import(ClockConfiguration.class)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
public class RestoreCommand implements ApplicationRunner {

    static final String NAME = "restore";

    private static final Logger log = LoggerFactory.getLogger(RestoreCommand.class);

    private final Restoration restoration;
    private final Ids ids;
    private final DeletionRequests requests;

    RestoreCommand(Restoration restoration, Ids ids, DeletionRequests requests) {
        this.restoration = restoration;
        this.ids = ids;
        this.requests = requests;
    }

    public static void run(String... args) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(RestoreCommand.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(args);
        context.close();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // first, for it does no harm alone
        ids.leap();
        Restoration.Result result = restoration.restore();
        int paused = requests.pause();
        log.atInfo()
                .addKeyValue("export", result.export().map(Instant::toString).orElse("none"))
                .addKeyValue("taken", result.taken())
                .addKeyValue("lost", result.lost())
                .addKeyValue("paused", paused)
                .log(
                        "The database is restored. Start the hub with catch-up next, so that nothing is delivered before it has"
                                + " read what was asked to be deleted: see docs/how-to/restore.md");
    }
}
