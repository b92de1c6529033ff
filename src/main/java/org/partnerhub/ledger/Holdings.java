package org.partnerhub.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/** Who holds what of an order, or of all orders of a customer. */
public final class Holdings {

    private static final String SELECT =
            "select o.id as order_id, d.partner, d.document, d.fields, d.state, d.notice_id,"
                    + " n.id as open_notice, d.created_at, d.changed_at, v.partner_name, v.version, v.description"
                    + " from customer_order o"
                    + " join disclosure d on d.order_id = o.id join contract_version v on v.id = d.contract_version"
                    + " left join notice n on n.id = d.notice_id"
                    + " where (d.state = 'sent' or d.reached > 0) and ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    Holdings(Database database) {
        this.database = database;
    }

    /** @param order keyed hash of the order's reference */
    public List<Holding> ofOrder(UUID order) {
        return find("o.order_hash = ? order by d.id", order);
    }

    /** @param customer keyed hash of the customer's id */
    public List<Holding> ofCustomer(UUID customer) {
        return find("o.customer_hash = ? order by o.id, d.id", customer);
    }

    /** By the ledger's own numbers; in the order of those, and of the disclosures. */
    public List<Holding> ofOrders(Collection<Long> orders) {
        return find("o.id = any(?) order by o.id, d.id", Database.array(orders));
    }

    private List<Holding> find(String condition, Object which) {
        return database.inTransaction(() -> database.query(SELECT + condition, Holdings::read, which));
    }

    private static Holding read(ResultSet row, int number) throws SQLException {
        State state = State.of(row.getString("state"));
        List<String> fields = new ArrayList<>();
        Set<String> purposes = new LinkedHashSet<>();
        JsonNode described = fieldsOf(row.getString("description"), row.getString("document"));
        BitSet.valueOf(row.getBytes("fields")).stream().forEach(bit -> {
            fields.add(described.path(bit).path("source").asText());
            purposes.add(described.path(bit).path("purpose").asText());
        });
        return new Holding(
                row.getLong("order_id"),
                new PartnerId(row.getString("partner")),
                Optional.ofNullable(row.getString("partner_name")),
                new DocumentName(row.getString("document")),
                row.getString("version"),
                fields,
                purposes,
                state.isAtPartner(),
                // what comes after an attempt or an answer changes the row too: being parked, being shredded
                Database.instant(row, state == State.SENT ? "changed_at" : "created_at"),
                row.getObject("notice_id") != null,
                row.getObject("notice_id") != null && row.getObject("open_notice") == null);
    }

    private static JsonNode fieldsOf(String description, String document) {
        try {
            return StreamSupport.stream(JSON.readTree(description).spliterator(), false)
                    .filter(each -> each.path("document").asText().equals(document))
                    .findFirst()
                    .map(each -> each.path("fields"))
                    .orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract's description on record is no JSON", e);
        }
    }
}
