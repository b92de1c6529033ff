package org.partnerhub.sandbox;

import java.io.Closeable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether the hub has come to rest: it has read all that was published, nothing is due, and the shop was told of all. */
final class Stillness implements Closeable {

    /** Longer than the hub takes between one step of a deletion and the next. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(1_500);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final List<String> WORK = List.of(
            "select count(*) from deletion_request where approved and state in ('asking', 'standing')",
            "select count(*) from erasure e join deletion_request r on r.id = e.request_id"
                    + " join customer_order o on o.id = e.order_id where r.approved and (e.state in ('due', 'erased')"
                    + " or e.state = 'deferred' and o.stage = 'closed'"
                    + " and not exists (select 1 from legal_hold h where h.order_id = o.id))",
            "select count(*) from erasure e join vault_epoch v on v.id = e.epoch where e.state = 'effective' and"
                    + " not exists (select 1 from vault_epoch u"
                    + " where u.tier = v.tier and u.id <= v.id and u.state <> 'destroyed')",
            // it goes with its last notice, in the epoch that wraps it then
            "select count(*) from erasure e join customer_order o on o.id = e.order_id"
                    + " where e.state in ('effective', 'final') and o.reference_key is not null"
                    + " and not exists (select 1 from notice n where n.order_id = e.order_id)",
            "select count(*) from reassignment r where not exists (select 1 from disclosure d where"
                    + " d.order_id = r.order_id and d.partner = r.partner"
                    + " and d.state not in ('sent', 'not-accepted', 'suppressed'))",
            "select count(*) from disclosure where state in ('queued', 'sending')",
            "select count(*) from notice where claim is not null or answer_by is null",
            "select count(*) from announcement",
            "select count(*) from payment_news",
            "select count(*) from deletion_news");

    private static final String DUE =
            "select count(*) from notice where state not in ('refused', 'partial') and (due_at <= ? or answer_by <= ?"
                    + " and state <> 'overdue')";

    private final JdbcTemplate ledger;
    private final Clock clock;
    private final Admin broker;
    private long looked = System.nanoTime();
    private long restless = looked;

    Stillness(JdbcTemplate ledger, Clock clock, String broker) {
        this.ledger = ledger;
        this.clock = clock;
        this.broker = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
    }

    /** Something has happened from outside: it takes its time again. */
    void disturb() {
        restless = System.nanoTime();
        looked = restless;
    }

    boolean isReached() {
        long now = System.nanoTime();
        if (now - looked > PAUSE.toNanos()) {
            looked = now;
            restless = hasWork() ? now : restless;
        }
        return looked - restless > LONG_ENOUGH.toNanos();
    }

    @Override
    public void close() {
        broker.close();
    }

    private boolean hasWork() {
        Timestamp now = Timestamp.from(clock.instant());
        return WORK.stream().anyMatch(work -> ledger.queryForObject(work, Long.class) > 0)
                || ledger.queryForObject(DUE, Long.class, now, now) > 0
                || !hasRead("partner-hub", KafkaBroker.ORDERS, KafkaBroker.ORDER_PARTITIONS)
                || !hasRead("partner-hub-deletions", KafkaBroker.DELETIONS, 1);
    }

    private boolean hasRead(String group, String topic, int partitions) {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = broker.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS);
            for (int partition = 0; partition < partitions; partition++) {
                TopicPartition place = new TopicPartition(topic, partition);
                long end = broker.listOffsets(Map.of(place, OffsetSpec.latest()))
                        .partitionResult(place)
                        .get(30, TimeUnit.SECONDS)
                        .offset();
                OffsetAndMetadata there = read.get(place);
                if (end > 0 && (there == null || there.offset() < end)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far its topics were read", e);
        }
    }
}
