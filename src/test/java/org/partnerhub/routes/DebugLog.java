package org.partnerhub.routes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** All that is logged of some packages while all but what {@code config/application.yaml} silences is turned up. */
final class DebugLog implements AutoCloseable {

    private static final String LEVEL = "logging.level.";

    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Map<String, Optional<Level>> before = new HashMap<>();
    private final List<String> packages;

    DebugLog(String... packages) {
        this.packages = List.of(packages);
        told.start();
        this.packages.forEach(each -> {
            setLevel(each, Level.DEBUG);
            loggers.getLogger(each).addAppender(told);
        });
        ShippedSettings.all().forEach((key, level) -> {
            if (key.toString().startsWith(LEVEL)) {
                setLevel(key.toString().substring(LEVEL.length()), Level.toLevel(level.toString()));
            }
        });
    }

    /** As it would be written, but for the times. */
    List<String> lines() {
        return List.copyOf(told.list).stream()
                .map(each -> each.getFormattedMessage()
                        + each.getKeyValuePairs()
                        + (each.getThrowableProxy() == null
                                ? ""
                                : each.getThrowableProxy().getMessage()))
                .toList();
    }

    private void setLevel(String logger, Level level) {
        Logger changed = loggers.getLogger(logger);
        // none is a level too: that of the logger above
        before.computeIfAbsent(logger, name -> Optional.ofNullable(changed.getLevel()));
        changed.setLevel(level);
    }

    @Override
    public void close() {
        packages.forEach(each -> loggers.getLogger(each).detachAppender(told));
        before.forEach((logger, level) -> loggers.getLogger(logger).setLevel(level.orElse(null)));
    }
}
