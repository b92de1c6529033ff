package org.partnerhub.intake;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When the hub takes in no more events.
 *
 * @param disk a folder on the disk that database and journal are on
 * @param minFree what must be free there: below it, events stay with Kafka until there is room again
 */
@ConfigurationProperties("hub.intake")
record IntakeProperties(
        @DefaultValue("data") Path disk,
        @DefaultValue("512MB") DataSize minFree) {

    IntakeProperties {
        if (minFree.isNegative()) {
            throw new IllegalArgumentException("hub.intake.min-free must not be below zero");
        }
    }
}
