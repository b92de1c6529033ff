package org.partnerhub;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * The command {@code catch-up}: the hub on a database that was restored. It reads what it has missed, deletes at a person's
 * word and tells the shop, and nothing else: nothing reaches a partner, nothing of a partner's is read, nothing is deleted
 * because its time has run out, and no epoch turns.
 */
public final class CatchUpCommand {

    static final String NAME = "catch-up";

    private static final Logger log = LoggerFactory.getLogger(CatchUpCommand.class);

    private static final List<String> ROUTES = List.of(
            "order-intake",
            "queue-bundles",
            "deletion-requests",
            "deletion-search",
            "deletion-sweep",
            "deletion-status",
            "chain-heads",
            "disk-watch",
            "partner-standing");

    private CatchUpCommand() {}

    static void run(String... args) {
        SpringApplication hub = new SpringApplication(HubApplication.class);
        hub.addListeners((ApplicationListener<ApplicationReadyEvent>) ready ->
                log.warn("The hub catches up, and delivers nothing. What is to be done before it is started without"
                        + " catch-up stands in docs/how-to/restore.md"));
        hub.run(Stream.concat(settings().stream(), Stream.of(args)).toArray(String[]::new));
    }

    /** What is different about it, as arguments, since these win over what stands in files. */
    public static List<String> settings() {
        return List.of(
                "--camel.main.auto-startup-exclude-pattern=" + allRoutesBut(ROUTES), "--hub.deletion.most-an-hour=0");
    }

    /** Also those that nobody here knows of. Camel holds ids against it, and addresses, which have a colon. */
    private static String allRoutesBut(List<String> routes) {
        return "(?!(" + String.join("|", routes) + ")$)[^:]+";
    }
}
