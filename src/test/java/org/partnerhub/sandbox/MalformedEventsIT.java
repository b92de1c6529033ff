package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerhub.minimize.Code;
import org.partnerhub.sandbox.MalformedEvents.Malformed;

/** Publishes malformed events of every kind, each with good ones on both sides. */
@ExtendWith(SandboxExtension.class)
class MalformedEventsIT {

    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final int FIRST = 710_000;
    private static final int PARTITIONS = 4;

    /** No format that could refuse so is in the contracts of the partners that these events concern. */
    private static final Set<Code> OF_UNUSED_FORMATS = EnumSet.of(Code.NOT_ASCII, Code.BAD_DATE);

    /** The event is a good one, and comes too late. */
    /** {@code RequestReaderTest} has them. */
    private static final Set<Code> OF_DELETION_REQUESTS = Set.of(Code.BAD_REQUEST_ID, Code.UNKNOWN_FIELD);

    private static final Set<Code> OF_GOOD_EVENTS = EnumSet.of(Code.AMENDMENT_TOO_LATE);

    private static final List<Malformed> malformed = new MalformedEvents(FIRST + 1_000).all();
    private static final Map<Malformed, Position> places = new LinkedHashMap<>();
    private static final List<SampleOrder> good = new ArrayList<>();
    private static Published published;

    @BeforeAll
    static void publishThemAmidGoodOnes(LiveHub hub) {
        published = hub.published();
        for (Malformed each : malformed) {
            int partition = malformed.indexOf(each) % PARTITIONS;
            publishGood(hub, partition);
            places.put(each, publish(hub, partition, each.bytes()));
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            publishGood(hub, partition);
        }
    }

    static List<Malformed> malformed() {
        return malformed;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void setsAside(Malformed event) {
        Position place = places.get(event);

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(published.rejections(place)).hasSize(1));

        JsonNode told = published.rejections(place).get(0);
        assertThat(told.path("code").asText()).isEqualTo(event.code().text());
        assertThat(told.path("event").asText(null)).isEqualTo(event.id().orElse(null));
        assertThat(told.path("partner").asText(null)).isEqualTo(event.refuser().orElse(null));
        assertThat(told.fieldNames())
                .toIterable()
                .isSubsetOf("event", "code", "path", "topic", "partition", "offset", "partner", "document");
        assertThat(told.toString()).doesNotContainIgnoringCase(MalformedEvents.SECRET);
    }

    @Test
    void sendsWhatStandsBetweenThem() {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(good).allSatisfy(order -> {
            assertThat(published.told(order.id(), "paywave")).containsExactly("sent");
            assertThat(published.told(order.id(), "nordpost")).containsExactly("sent");
        }));
    }

    @Test
    void sendsWhatOnePartnerAloneCannotHaveToTheOther() {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(malformed)
                .filteredOn(each -> each.refuser().isPresent())
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(published.told(each.id().orElseThrow(), "paywave"))
                            .containsExactly("sent");
                    assertThat(published.told(each.id().orElseThrow(), "nordpost"))
                            .isEmpty();
                }));
    }

    @Test
    void goesOnInEveryPartition(LiveHub hub) throws Exception {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                hub.environment().broker().address()))) {
            Map<TopicPartition, OffsetSpec> ends = places.values().stream()
                    .collect(Collectors.toMap(
                            place -> new TopicPartition(place.topic(), place.partition()),
                            place -> OffsetSpec.latest(),
                            (one, same) -> one));

            assertThat(ends).hasSize(PARTITIONS);
            await().atMost(LONGEST).untilAsserted(() -> {
                var reached = admin.listConsumerGroupOffsets("partner-hub")
                        .partitionsToOffsetAndMetadata()
                        .get();
                admin.listOffsets(ends).all().get().forEach((partition, end) -> assertThat(
                                reached.get(partition).offset())
                        .as("%s", partition)
                        .isEqualTo(end.offset()));
            });
        }
    }

    @Test
    void knowsAKindForEveryCode() {
        Set<Code> known = malformed.stream().map(Malformed::code).collect(Collectors.toSet());
        known.addAll(OF_UNUSED_FORMATS);
        known.addAll(OF_GOOD_EVENTS);
        known.addAll(OF_DELETION_REQUESTS);

        assertThat(known).containsExactlyInAnyOrder(Code.values());
    }

    private static void publishGood(LiveHub hub, int partition) {
        SampleOrder order = SampleOrder.placed(FIRST + good.size());
        good.add(order);
        publish(hub, partition, order.line());
    }

    private static Position publish(LiveHub hub, int partition, byte[] event) {
        return hub.publish(new ProducerRecord<>(KafkaBroker.ORDERS, partition, null, event));
    }
}
