package org.partnerhub;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the hub. Spring Boot would set up OpenTelemetry because it is there; the hub does when it is asked to. */
@SpringBootApplication(exclude = {OpenTelemetryAutoConfiguration.class, OpenTelemetryLoggingAutoConfiguration.class})
public class HubApplication {

    private static final Logger log = LoggerFactory.getLogger(HubApplication.class);

    public static void main(String[] args) {
        try {
            switch (args.length == 0 || args[0].startsWith("--") ? "" : args[0]) {
                case "" -> SpringApplication.run(HubApplication.class, args);
                case RestoreCommand.NAME -> RestoreCommand.run(args);
                case CatchUpCommand.NAME -> CatchUpCommand.run(args);
                // a slip of the pen must not start a hub that delivers
                default -> refuse();
            }
        } catch (RuntimeException alreadyReported) {
            // when Camel is what failed, Spring's keep-alive thread runs by now and would keep the process up for ever
            System.exit(1);
        }
    }

    private static void refuse() {
        log.error("There is no such command; there are {} and {}", RestoreCommand.NAME, CatchUpCommand.NAME);
        System.exit(2);
    }
}
