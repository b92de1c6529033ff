package org.partnerhub.sandbox;

import java.io.Closeable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.partnerhub.HubApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real hub, started in this process. */
final class RunningHub implements Closeable {

    private final ConfigurableApplicationContext context;

    private RunningHub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param arguments for Spring Boot, as {@code --name=value}; they win over the properties */
    static RunningHub start(Map<String, String> properties, List<String> arguments) {
        return start(properties, arguments, context -> {});
    }

    /** By a clock that can be moved on. */
    static RunningHub start(Map<String, String> properties, List<String> arguments, SandboxClock clock) {
        return start(properties, arguments, context -> ((GenericApplicationContext) context)
                .registerBean("sandboxClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
    }

    /** @param change what is different about this one */
    static RunningHub start(
            Map<String, String> properties,
            List<String> arguments,
            ApplicationContextInitializer<ConfigurableApplicationContext> change) {
        List<String> all = new ArrayList<>(arguments);
        properties.forEach((name, value) -> {
            if (arguments.stream().noneMatch(argument -> argument.startsWith("--" + name + "="))) {
                all.add("--" + name + "=" + value);
            }
        });
        SpringApplication hub = new SpringApplication(HubApplication.class);
        // the sandbox ends the hub, then what the hub leans on
        hub.setRegisterShutdownHook(false);
        hub.addInitializers(change);
        return new RunningHub(hub.run(all.toArray(String[]::new)));
    }

    /** A bean of the hub. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
