package org.partnerhub.deletion;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.ledger.NewDeletion;
import org.partnerhub.ledger.Tombstone;
import org.partnerhub.vault.Pseudonyms;

/** Puts requests on record, and bars their orders from coming in from then on. */
final class Registration {

    private static final Duration HOUR = Duration.ofHours(1);

    private final DeletionTables tables;
    private final Pseudonyms pseudonyms;
    private final DeletionProperties properties;

    Registration(DeletionTables tables, Pseudonyms pseudonyms, DeletionProperties properties) {
        this.tables = tables;
        this.pseudonyms = pseudonyms;
        this.properties = properties;
    }

    /** All in one transaction. A request whose id is on record changes nothing, whatever else it says. */
    void register(List<DeletionRequest> received, Instant now) {
        if (!received.isEmpty()) {
            tables.requests().commit(() -> registerNew(received, now));
        }
    }

    private void registerNew(List<DeletionRequest> received, Instant now) {
        Map<String, DeletionRequest> requests = new LinkedHashMap<>();
        received.forEach(request -> requests.putIfAbsent(request.id().text(), request));
        requests.keySet().removeAll(tables.requests().known(Set.copyOf(requests.keySet())));
        Map<UUID, UUID> customers = tables.ledger()
                .customersOf(requests.values().stream().flatMap(this::listed).collect(Collectors.toSet()));
        List<NewDeletion> taken = new ArrayList<>();
        List<DeletionNews> news = new ArrayList<>();
        int before = tables.requests().since(now.minus(HOUR));
        requests.forEach((id, request) -> {
            Optional<String> refusal = refusal(request, customers);
            if (refusal.isPresent()) {
                news.add(DeletionNews.of(id, "refused", now).because(refusal.get()));
            } else {
                boolean approved = before + taken.size() < properties.mostAnHour();
                taken.add(deletion(request, approved, now));
                DeletionNews told = DeletionNews.of(id, "received", now).since(verifiedAt(request, now));
                news.add(approved ? told : told.because("needs-approval"));
            }
        });
        tables.requests().add(taken, now);
        tables.ledger().bar(taken.stream().flatMap(this::tombstones).toList());
        tables.chronicle().tell(news);
    }

    /** The code of what is wrong with it. */
    private Optional<String> refusal(DeletionRequest request, Map<UUID, UUID> customers) {
        if (request.verifiedAt().isEmpty()) {
            return Optional.of("identity-not-verified");
        }
        UUID customer = customerOf(request);
        boolean isTheirs =
                listed(request).map(customers::get).allMatch(known -> known == null || known.equals(customer));
        return isTheirs ? Optional.empty() : Optional.of("not-this-customer");
    }

    private NewDeletion deletion(DeletionRequest request, boolean approved, Instant now) {
        return new NewDeletion(
                tables.ids().next(),
                request.id().text(),
                request.guardian(),
                customerOf(request),
                request.orders().isPresent() ? Optional.empty() : Optional.of(verifiedAt(request, now)),
                listed(request).toList(),
                approved);
    }

    /** Not later than now, whatever the shop's clock says: nothing is deleted that is yet to be ordered. */
    private static Instant verifiedAt(DeletionRequest request, Instant now) {
        Instant verifiedAt = request.verifiedAt().map(OffsetDateTime::toInstant).orElseThrow();
        return verifiedAt.isAfter(now) ? now : verifiedAt;
    }

    private Stream<Tombstone> tombstones(NewDeletion request) {
        UUID customer = pseudonyms.tombstone(request.customer());
        return request.placedUntil()
                .map(until -> Stream.of(Tombstone.ofCustomer(customer, until)))
                .orElseGet(() -> request.listed().stream()
                        .map(order -> Tombstone.ofOrderOf(customer, pseudonyms.tombstone(order))));
    }

    private UUID customerOf(DeletionRequest request) {
        return pseudonyms.customer(request.customer().text());
    }

    private Stream<UUID> listed(DeletionRequest request) {
        return request.orders().stream()
                .flatMap(List::stream)
                .map(OrderReference::text)
                .map(pseudonyms::order);
    }
}
