package org.partnerhub.management;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.CustomerId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.Holding;
import org.partnerhub.ledger.Holdings;
import org.partnerhub.vault.Pseudonyms;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * Who holds a person's data: the answer to GDPR Art. 15 (1) c, by recipient, fields, purposes and dates, without a value. A
 * customer or an order is named in the body of a request, as it would end up in logs in a URL.
 */
@WebEndpoint(id = "holders")
final class HoldersEndpoint {

    private final Catalog catalog;
    private final Holdings holdings;
    private final Pseudonyms pseudonyms;

    HoldersEndpoint(Catalog catalog, Holdings holdings, Pseudonyms pseudonyms) {
        this.catalog = catalog;
        this.holdings = holdings;
        this.pseudonyms = pseudonyms;
    }

    /**
     * @param order the ledger's own number of the order: what has the same is of one order
     * @param name as the partner's contract calls it, or the last one did
     * @param holds {@code yes}; or {@code perhaps}, when an attempt failed that may have reached the partner
     */
    record View(
            long order,
            String partner,
            String name,
            String document,
            String contract,
            Set<String> purposes,
            List<String> fields,
            String holds,
            Instant since,
            boolean askedToPurge) {}

    record Problem(String problem) {}

    @WriteOperation
    WebEndpointResponse<?> holders(@Nullable String order, @Nullable String customer) {
        if ((order == null) == (customer == null)) {
            return new WebEndpointResponse<>(
                    new Problem("name either an order or a customer"), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        List<Holding> found = order != null
                ? holdings.ofOrder(pseudonyms.order(new OrderReference(order).text()))
                : holdings.ofCustomer(pseudonyms.customer(new CustomerId(customer).text()));
        Map<PartnerId, Contract> contracts =
                catalog.contracts().stream().collect(Collectors.toMap(Contract::partner, Function.identity()));
        return new WebEndpointResponse<>(
                found.stream().map(each -> view(each, contracts)).toList());
    }

    private static View view(Holding holding, Map<PartnerId, Contract> contracts) {
        Contract contract = contracts.get(holding.partner());
        return new View(
                holding.order(),
                holding.partner().text(),
                contract == null ? holding.partnerName().orElse(null) : contract.name(),
                holding.document().text(),
                holding.contractVersion(),
                holding.purposes(),
                holding.fields(),
                holding.certain() ? "yes" : "perhaps",
                holding.since(),
                holding.askedToPurge());
    }
}
