package org.partnerhub.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnerhub.contract.PaymentState;
import org.partnerhub.contract.ResultMapping;

/** Takes out of an event what the contract names, and nothing else. */
final class ResultMapper {

    private static final String STATE = "state";

    private final ResultMapping mapping;

    ResultMapper(ResultMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * What it says of a payment; nothing when the contract says that it is of no interest.
     *
     * @throws CallbackFault naming the contract's key whose value is missing or wrong
     */
    Optional<PaymentResult> read(Signing.Event event) {
        String word = word(event.fields());
        return mapping.states().ignored().contains(word)
                ? Optional.empty()
                : Optional.of(result(state(word), event.id(), new Fields(event.fields())));
    }

    private PaymentResult result(PaymentState state, Optional<String> id, Fields fields) {
        Money money = Money.of(mapping, fields);
        return new PaymentResult(
                id.or(() -> mapping.event().flatMap(field -> fields.text(field, "event")))
                        .orElseThrow(() -> Fields.malformed("event")),
                state,
                fields.text(mapping.reference(), "reference").orElseThrow(),
                mapping.providerReference().flatMap(field -> fields.text(field, "providerReference")),
                money.minor(),
                money.currency(),
                mapping.at().flatMap(field -> fields.value(field, "at")).map(ProviderTime::of));
    }

    private String word(JsonNode fields) {
        return mapping.states().from().stream()
                .map(path -> Fields.at(fields, path))
                .map(node -> node.isBoolean() ? node.asText() : Fields.text(node, STATE))
                .collect(Collectors.joining("/"));
    }

    private PaymentState state(String word) {
        return Optional.ofNullable(mapping.states().states().get(word))
                .orElseThrow(() -> new CallbackFault(RefusalCode.UNKNOWN_STATE, STATE));
    }
}
