package org.partnerhub.minimize;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.event.EventSchema;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;

/** Compiles all contracts for one type of event. */
final class ProjectionCompiler {

    private static final FieldPath REFERENCE = FieldPath.of("order.reference");
    private static final FieldPath REVISION = FieldPath.of("order.revision");
    private static final FieldPath PLACED_AT = FieldPath.of("order.placedAt");
    private static final FieldPath CUSTOMER = FieldPath.of("customer.id");
    private static final FieldPath MINOR = FieldPath.of("customer.minor");

    private final EventType type;
    private final Collection<Contract> contracts;
    private final Places places;

    ProjectionCompiler(EventSchema schema, Collection<Contract> contracts) {
        this.type = schema.type();
        this.contracts = contracts;
        this.places = new Places(schema, wanted());
    }

    Projection compile() {
        return new Projection(type, places.data(), places.sizes(), orderFields(), recipients(), withdrawals());
    }

    private Set<FieldPath> wanted() {
        Set<FieldPath> wanted = new HashSet<>(List.of(REFERENCE));
        if (type.carriesOrder()) {
            wanted.addAll(List.of(REVISION, PLACED_AT, CUSTOMER, MINOR));
        }
        for (Contract contract : contracts) {
            wanted.addAll(receives(contract).keySet());
            documents(contract).forEach(document -> wanted.addAll(DocumentCompiler.wanted(document)));
            withdrawals(contract).forEach(document -> wanted.addAll(DocumentCompiler.wanted(document)));
        }
        return wanted;
    }

    private OrderFields orderFields() {
        return new OrderFields(
                places.value(REFERENCE),
                type.carriesOrder()
                        ? Optional.of(new OrderFields.Whole(
                                places.value(REVISION),
                                places.value(PLACED_AT),
                                places.value(CUSTOMER),
                                places.value(MINOR)))
                        : Optional.empty());
    }

    private List<Recipients> recipients() {
        Map<List<FieldPath>, Map<List<String>, List<DocumentPlan>>> groups = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            List<Document> documents = documents(contract);
            SortedMap<FieldPath, String> receives = receives(contract);
            // an event that carries the order concerns a partner only if the contract says by which value
            if (!documents.isEmpty() && type.carriesOrder() != receives.isEmpty()) {
                groups.computeIfAbsent(List.copyOf(receives.keySet()), fields -> new HashMap<>())
                        .computeIfAbsent(List.copyOf(receives.values()), values -> new ArrayList<>())
                        .addAll(documents.stream()
                                .map(document -> plan(contract, document))
                                .toList());
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Recipients(
                        group.getKey().stream().map(places::single).toList(), group.getValue()))
                .toList();
    }

    private List<Withdrawal> withdrawals() {
        return contracts.stream()
                .filter(contract ->
                        !withdrawals(contract).isEmpty() && !contract.receives().isEmpty())
                .map(contract -> new Withdrawal(
                        receives(contract).keySet().stream().map(places::single).toList(),
                        List.copyOf(receives(contract).values()),
                        withdrawals(contract).stream()
                                .map(document -> plan(contract, document))
                                .toList()))
                .toList();
    }

    /** An amendment that moves an order elsewhere is for its former partner what a cancellation is. */
    private List<Document> withdrawals(Contract contract) {
        return type != EventType.ORDER_AMENDED
                ? List.of()
                : contract.documents().stream()
                        .filter(document -> document.events().contains(EventType.ORDER_CANCELLED))
                        .toList();
    }

    private DocumentPlan plan(Contract contract, Document document) {
        try {
            return new DocumentCompiler(places).compile(contract, document);
        } catch (IllegalArgumentException misfit) {
            throw new IllegalArgumentException(
                    contract.partner() + "/" + document.name() + ": " + misfit.getMessage(), misfit);
        }
    }

    private List<Document> documents(Contract contract) {
        return contract.documents().stream()
                .filter(document -> document.events().contains(type))
                .toList();
    }

    /** In the order of the paths, so that contracts that look at the same fields come together. */
    private SortedMap<FieldPath, String> receives(Contract contract) {
        SortedMap<FieldPath, String> receives = new TreeMap<>(Comparator.comparing(FieldPath::toString));
        if (type.carriesOrder()) {
            receives.putAll(contract.receives());
        }
        return receives;
    }
}
