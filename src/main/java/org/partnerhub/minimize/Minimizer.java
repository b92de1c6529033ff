package org.partnerhub.minimize;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.partnerhub.contract.Contract;
import org.partnerhub.event.EventSchema;
import org.partnerhub.event.EventSchemas;
import org.partnerhub.event.EventType;

/** All contracts compiled into one projection for each type of event, so that one pass over an event serves all partners. */
public final class Minimizer {

    private final Map<String, Projection> projections;

    private Minimizer(List<EventSchema> schemas, Collection<Contract> contracts) {
        projections = schemas.stream()
                .map(schema -> new ProjectionCompiler(schema, contracts).compile())
                .collect(Collectors.toUnmodifiableMap(
                        projection -> projection.type().text(), Function.identity()));
    }

    /**
     * Compiles contracts that passed the checker. Deletion requests are not for partners and are not read here.
     *
     * @throws IllegalArgumentException naming partner, document and path, when a contract does not fit the schemas
     */
    public static Minimizer of(Collection<Contract> contracts, EventSchemas schemas) {
        List<EventSchema> orderEvents = schemas.byType().values().stream()
                .filter(schema -> schema.type() != EventType.DELETION_REQUESTED)
                .toList();
        return new Minimizer(orderEvents, contracts);
    }

    /** A reader for one thread, to be kept: it holds the memory that a reading takes. */
    public EventReader reader() {
        return new EventReader(this);
    }

    Optional<Projection> projection(String type) {
        return Optional.ofNullable(projections.get(type));
    }

    Columns newColumns() {
        return new Columns(largest(Projection.Sizes::values, Envelope.COLUMNS), largest(Projection.Sizes::arrays, 0));
    }

    private int largest(ToIntFunction<Projection.Sizes> size, int least) {
        return projections.values().stream()
                .map(Projection::sizes)
                .mapToInt(size)
                .reduce(least, Math::max);
    }
}
