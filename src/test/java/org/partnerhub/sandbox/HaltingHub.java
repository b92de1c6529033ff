package org.partnerhub.sandbox;

import java.util.Optional;
import org.partnerhub.HubApplication;
import org.springframework.boot.SpringApplication;

/** The real hub in a process of its own, which ends at a point when the system property {@value #PROPERTY} names one. */
final class HaltingHub {

    static final String PROPERTY = "sandbox.halt";

    private HaltingHub() {}

    public static void main(String[] arguments) {
        SpringApplication hub = new SpringApplication(HubApplication.class);
        Optional.ofNullable(System.getProperty(PROPERTY))
                .map(HaltPoint::valueOf)
                .ifPresent(point -> hub.addInitializers(
                        context -> context.getBeanFactory().registerSingleton("halts", new Halts(point))));
        hub.run(arguments);
    }
}
