package org.partnerhub.management;

import org.partnerhub.intake.DiskWatch;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether the hub takes in events: it pauses by itself while the disk is nearly full. */
final class IntakeHealth implements HealthIndicator {

    private final DiskWatch disk;

    IntakeHealth(DiskWatch disk) {
        this.disk = disk;
    }

    @Override
    public Health health() {
        return disk.isNearlyFull()
                ? Health.down().withDetail("reason", "disk-nearly-full").build()
                : Health.up().build();
    }
}
