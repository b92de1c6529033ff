package org.partnerhub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the hub. Spring Boot would set up OpenTelemetry because it is there; the hub does when it is asked to. */
@SpringBootApplication(exclude = {OpenTelemetryAutoConfiguration.class, OpenTelemetryLoggingAutoConfiguration.class})
public class HubApplication {

    public static void main(String[] args) {
        try {
            if (args.length > 0 && args[0].equals(RestoreCommand.NAME)) {
                RestoreCommand.run(args);
            } else {
                SpringApplication.run(HubApplication.class, args);
            }
        } catch (RuntimeException alreadyReported) {
            // when Camel is what failed, Spring's keep-alive thread runs by now and would keep the process up for ever
            System.exit(1);
        }
    }
}
