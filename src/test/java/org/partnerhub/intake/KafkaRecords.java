package org.partnerhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Batches as Camel's Kafka consumer hands them over, and what is committed of them. */
final class KafkaRecords {

    private final CamelContext camel = new DefaultCamelContext();
    private final List<Exchange> records = new ArrayList<>();
    private final List<String> committed;
    private long offset;

    private KafkaRecords(List<String> committed) {
        this.committed = committed;
    }

    /** Commits go to this list as {@code topic-partition@offset}. */
    static KafkaRecords committingTo(List<String> committed) {
        return new KafkaRecords(committed);
    }

    static List<Exchange> of(String... events) {
        KafkaRecords records = new KafkaRecords(new ArrayList<>());
        for (String event : events) {
            records.with(0, event);
        }
        return records.list();
    }

    KafkaRecords with(int partition, String event) {
        Exchange each = new DefaultExchange(camel);
        String place = "shop.orders-" + partition + "@" + offset;
        each.getMessage().setBody(event == null ? null : event.getBytes(UTF_8));
        each.getMessage().setHeader(KafkaConstants.TOPIC, "shop.orders");
        each.getMessage().setHeader(KafkaConstants.PARTITION, partition);
        each.getMessage().setHeader(KafkaConstants.OFFSET, offset++);
        each.getMessage().setHeader(KafkaConstants.MANUAL_COMMIT, (KafkaManualCommit) () -> committed.add(place));
        records.add(each);
        return this;
    }

    List<Exchange> list() {
        return List.copyOf(records);
    }
}
