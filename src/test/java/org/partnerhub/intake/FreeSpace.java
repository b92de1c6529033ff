package org.partnerhub.intake;

import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Tells a hub how much room there is on its disk. */
public final class FreeSpace implements BeanPostProcessor {

    private static final long LEAST = 1_000;

    private final ObjectProvider<CamelContext> camel;
    private volatile long free = LEAST;

    public FreeSpace(ObjectProvider<CamelContext> camel) {
        this.camel = camel;
    }

    public void runOut() {
        free = LEAST - 1;
    }

    public void comeBack() {
        free = LEAST;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DiskWatch ? new DiskWatch(camel.getObject(), LEAST, () -> free) : bean;
    }
}
