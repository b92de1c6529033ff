package org.partnerhub.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.partnerhub.announce.HubEvent;

/** Lets the hub's own events out to the shop, each kind on its own topic: a batch of them as one send. */
final class TopicGate implements Gate {

    private static final List<String> TOPICS = List.of("shop.orders", "shop.deletions");

    /** How a consumer may be set up: nothing that leads to another broker. */
    private static final Set<String> RECEIVING = Set.of(
            "allowManualCommit",
            "autoCommitEnable",
            "autoOffsetReset",
            "batching",
            "batchingIntervalMs",
            "breakOnFirstError",
            "consumersCount",
            "fetchMaxBytes",
            "groupId",
            "maxPartitionFetchBytes",
            "maxPollIntervalMs",
            "maxPollRecords",
            "pollTimeoutMs",
            "valueDeserializer");

    @Override
    public void approve(Endpoint endpoint) {
        EndpointAddress.of(endpoint).allowOptions(Set.of());
    }

    @Override
    public void approveReceiving(Endpoint endpoint) {
        EndpointAddress address = EndpointAddress.of(endpoint);
        if (!TOPICS.contains(address.name())) {
            throw new EgressRefusedException("events are received from the topics " + String.join(", ", TOPICS));
        }
        address.allowOptions(RECEIVING);
    }

    @Override
    public void admit(Endpoint endpoint, Object body, Message outgoing) {
        if (!(body instanceof List<?> batch)) {
            throw new EgressRefusedException("only a list of the hub's own events may be published");
        }
        String topic = EndpointAddress.of(endpoint).name();
        List<Exchange> records = new ArrayList<>();
        for (Object each : batch) {
            records.add(record(endpoint, topic, each));
        }
        outgoing.setBody(records);
        outgoing.setHeader("content-type", "application/cloudevents+json");
    }

    private static Exchange record(Endpoint endpoint, String topic, Object element) {
        if (!(element instanceof HubEvent event)) {
            throw new EgressRefusedException("only a list of the hub's own events may be published");
        }
        if (!event.topic().equals(topic)) {
            throw new EgressRefusedException("this kind of event may be published on " + event.topic() + " only");
        }
        Exchange record = endpoint.createExchange();
        record.getMessage().setBody(event.toJson());
        event.key().ifPresent(key -> record.getMessage().setHeader(KafkaConstants.KEY, key));
        return record;
    }
}
