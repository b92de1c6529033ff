package org.partnerhub.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/** Keeps what the stand-ins have to tell out of the hub's own log, at whatever level the hub writes it. */
final class QuietLogs {

    private static final List<String> STAND_INS = List.of(
            "kafka",
            "state.change.logger",
            "org.apache.kafka.controller",
            "org.apache.kafka.coordinator",
            "org.apache.kafka.image",
            "org.apache.kafka.metadata",
            "org.apache.kafka.queue",
            "org.apache.kafka.raft",
            "org.apache.kafka.server",
            "org.apache.kafka.storage",
            "org.apache.kafka.snapshot",
            "org.apache.kafka.timeline",
            "org.apache.sshd",
            "sun.net.httpserver",
            "com.sun.net.httpserver");

    private QuietLogs() {}

    /** For this process until Spring Boot sets its own levels; before that, Logback prints everything. */
    static void hush() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        boolean springHasSetLevels = context.getObject("org.springframework.boot.logging.LoggingSystem") != null;
        if (!springHasSetLevels) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
        STAND_INS.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
    }

    /**
     * Starts a hub that leaves the log alone: Spring Boot would take it away from the hub that all tests share, and end it
     * with this one.
     */
    static <T> T leavingTheLog(Supplier<T> start) {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        try {
            return start.get();
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        }
    }

    /** The same as properties for Spring Boot. */
    static Map<String, String> properties() {
        return STAND_INS.stream().collect(Collectors.toMap(name -> "logging.level." + name, name -> "off"));
    }
}
