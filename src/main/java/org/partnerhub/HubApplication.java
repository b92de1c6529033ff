package org.partnerhub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the hub. */
@SpringBootApplication
public class HubApplication {

    public static void main(String[] args) {
        try {
            SpringApplication.run(HubApplication.class, args);
        } catch (RuntimeException alreadyReported) {
            // when Camel is what failed, Spring's keep-alive thread runs by now and would keep the process up for ever
            System.exit(1);
        }
    }
}
