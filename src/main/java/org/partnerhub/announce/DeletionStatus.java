package org.partnerhub.announce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.partnerhub.ledger.DeletionNews;

/**
 * How far a deletion has come: the request as a whole, one order of it, or one notice to a partner. Orders are named by
 * random ids, since who reads the topic later must not find out whose they were.
 */
public record DeletionStatus(long id, DeletionNews news) implements HubEvent {

    static final String TOPIC = "hub.deletion-status";

    private static final String EFFECTIVE = "effective";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> key() {
        return Optional.of(news.requestId());
    }

    @Override
    public String toJson() {
        ObjectNode data = CloudEvent.data().put("requestId", news.requestId()).put("state", news.state());
        news.reason().ifPresent(reason -> data.put("reason", reason));
        news.order().ifPresent(order -> data.put("order", order.toString()));
        news.notice().ifPresent(notice -> data.put("notice", notice.toString()));
        news.partner().ifPresent(partner -> data.put("partner", partner.text()));
        news.until().ifPresent(day -> data.put("until", day.toString()));
        if (!news.fields().isEmpty()) {
            news.fields().forEach(data.putArray("fields")::add);
        }
        data.put("at", news.at().toString());
        if (news.state().equals(EFFECTIVE)) {
            data.put("effectiveAt", news.at().toString());
        }
        return CloudEvent.write("deletion-status-" + id, "deletion.status", key(), news.at(), data);
    }
}
