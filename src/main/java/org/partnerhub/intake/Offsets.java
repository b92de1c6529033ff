package org.partnerhub.intake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/**
 * How far a batch reaches in each partition. Camel's manual commit of a batch reaches the last record's partition only, so
 * the last record of every partition is kept.
 */
public record Offsets(Collection<KafkaManualCommit> lastOfEachPartition) {

    /** Of the records of one poll. */
    public static Offsets of(List<Exchange> records) {
        Map<String, KafkaManualCommit> last = new LinkedHashMap<>();
        for (Exchange each : records) {
            String partition = each.getMessage().getHeader(KafkaConstants.TOPIC, String.class) + "-"
                    + each.getMessage().getHeader(KafkaConstants.PARTITION, Integer.class);
            last.put(partition, each.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        return new Offsets(List.copyOf(last.values()));
    }

    /** Tells Kafka that all of them need not come again. */
    public void commit() {
        lastOfEachPartition.forEach(KafkaManualCommit::commit);
    }
}
