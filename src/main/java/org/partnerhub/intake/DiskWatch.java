package org.partnerhub.intake;

import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends the intake while the disk is nearly full: what is on its way can still be delivered then, and its rows deleted,
 * and nothing new is begun. Events stay with Kafka meanwhile.
 */
public final class DiskWatch {

    private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);
    private static final String INTAKE = "order-intake";

    private final CamelContext camel;
    private final long minFree;
    private final LongSupplier free;

    /** @param free how many bytes are free now */
    DiskWatch(CamelContext camel, long minFree, LongSupplier free) {
        this.camel = camel;
        this.minFree = minFree;
        this.free = free;
    }

    /** Whether less is free than must be. */
    public boolean isNearlyFull() {
        return free.getAsLong() < minFree;
    }

    /** Suspends the intake, or lets it go on. */
    public void look() throws Exception {
        boolean full = isNearlyFull();
        ServiceStatus status = camel.getRouteController().getRouteStatus(INTAKE);
        if (full && status.isStarted()) {
            camel.getRouteController().suspendRoute(INTAKE);
            log.atWarn()
                    .addKeyValue("route", INTAKE)
                    .addKeyValue("minFree", minFree)
                    .log("The disk is nearly full: the intake pauses");
        } else if (!full && status.isSuspended()) {
            camel.getRouteController().resumeRoute(INTAKE);
            log.atInfo().addKeyValue("route", INTAKE).log("There is room on the disk again: the intake goes on");
        }
    }
}
