package org.partnerhub.notice;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.ledger.Erasure;
import org.partnerhub.ledger.NoticeChange;
import org.partnerhub.ledger.NoticeState;
import org.partnerhub.ledger.Notices;
import org.partnerhub.proof.Chronicle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what notices have become, in the transaction in which they do: whoever is to know hears it here. */
final class Told {

    private static final Logger log = LoggerFactory.getLogger(Told.class);

    private record Alarm(PartnerId partner, NoticeState state, String code) {}

    private final Notices notices;
    private final Chronicle chronicle;
    private final MeterRegistry meters;

    Told(Notices notices, Chronicle chronicle, MeterRegistry meters) {
        this.notices = notices;
        this.chronicle = chronicle;
        this.meters = meters;
    }

    void tell(List<NoticeChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<NoticeChange> told = changes.stream().filter(NoticeChange::isNews).toList();
        List<NoticeChange> proven =
                changes.stream().filter(change -> !change.isNews()).toList();
        Map<UUID, List<Erasure>> others = others(changes);
        chronicle.tellAndProve(news(told, others), news(proven, others));
        told.forEach(change -> meters.counter(
                        "hub.notices",
                        "partner",
                        change.notice().partner().text(),
                        "state",
                        change.to().text())
                .increment());
        Map<Alarm, Long> alarms = told.stream()
                .filter(change -> change.to() == NoticeState.FAILED || change.to() == NoticeState.OVERDUE)
                .collect(Collectors.groupingBy(Told::alarm, Collectors.counting()));
        alarms.forEach((alarm, count) -> log.atError()
                .addKeyValue("partner", alarm.partner())
                .addKeyValue("state", alarm.state().text())
                .addKeyValue("code", alarm.code())
                .addKeyValue("notices", count)
                .log("Deletion notices have no answer that counts; the partner goes on being asked"));
    }

    /** A partner says that it keeps something of what it, or a person for it, has said to be gone. */
    void contradicted(PartnerId partner, List<UUID> notices) {
        if (notices.isEmpty()) {
            return;
        }
        meters.counter("hub.notices", "partner", partner.text(), "state", "contradicted")
                .increment(notices.size());
        log.atError()
                .addKeyValue("partner", partner)
                .addKeyValue("code", "contradicted")
                .addKeyValue("notices", notices)
                .log("A partner says that it keeps what it was told to purge, after the final answer; that one stands");
    }

    private Map<UUID, List<Erasure>> others(List<NoticeChange> changes) {
        return notices.others(changes.stream().map(NoticeChange::notice).toList()).stream()
                .collect(Collectors.groupingBy(
                        each -> each.notice().randomId(),
                        Collectors.mapping(Notices.Shared::erasure, Collectors.toList())));
    }

    /** Whoever has asked for the order's deletion hears of it, though the partner was asked for one of them. */
    private static List<DeletionNews> news(List<NoticeChange> changes, Map<UUID, List<Erasure>> others) {
        return changes.stream()
                .flatMap(change -> Stream.concat(
                        Stream.of(change.news()),
                        others.getOrDefault(change.notice().randomId(), List.of()).stream()
                                .map(change::newsFor)))
                .toList();
    }

    private static Alarm alarm(NoticeChange change) {
        return new Alarm(change.notice().partner(), change.to(), change.code().orElse("no-answer"));
    }
}
