package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ErasureRequest;
import org.partnerhub.contract.ErasureRequest.Meaning;
import org.partnerhub.contract.ErasureRequest.Source;
import org.partnerhub.event.FieldPath;

/**
 * Where a provider is asked to purge an order. It answers in the words of its contract: one that can say until when it has to
 * keep something says so, any other is done when it is asked for the second time.
 */
final class ErasureDesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final Optional<ErasureRequest> contract;
    private final Optional<OpenDsrDesk> openDsr;
    private final Optional<String> path;
    private final String base;
    private final Map<String, List<ReceivedRequest>> byOrder = new ConcurrentHashMap<>();
    private volatile List<Meaning> script;

    /** @param openDsr what answers, where the contract says so */
    ErasureDesk(Contract contract, Optional<OpenDsrDesk> openDsr, Clock clock) {
        this.clock = clock;
        this.contract = contract.deletion().request();
        this.openDsr = openDsr;
        this.path = contract.deletion().requestPath();
        this.script = contract.deletion()
                        .request()
                        .filter(asked -> asked.until().isPresent())
                        .isPresent()
                ? List.of(Meaning.REFUSED)
                : List.of(Meaning.ACKNOWLEDGED, Meaning.COMPLETED);
        this.base =
                Optional.ofNullable(contract.connection().uri().getRawPath()).orElse("");
    }

    /** From now on answers so to the first request about an order, and so to the next; then always as to the last. */
    void says(Meaning... answers) {
        script = List.of(answers);
    }

    boolean isNotice(ReceivedRequest request) {
        return path.filter(place -> request.path().equals(base + place)).isPresent() || isQuestion(request);
    }

    /** Whether it asks how far a deletion is. */
    boolean isQuestion(ReceivedRequest request) {
        return openDsr.isPresent()
                && request.isQuestion()
                && request.path().startsWith(base + path.orElseThrow() + "/");
    }

    /** All that it was asked about this order, in sequence. */
    List<ReceivedRequest> about(String reference) {
        return List.copyOf(byOrder.getOrDefault(reference, List.of()));
    }

    /** How many orders it was asked about. */
    int orders() {
        return byOrder.size();
    }

    void keep(ReceivedRequest request) {
        byOrder.computeIfAbsent(reference(request), key -> new CopyOnWriteArrayList<>())
                .add(request);
    }

    /** Knows a request of a run before. */
    void keepAgain(ReceivedRequest request) {
        if (!isQuestion(request)) {
            keep(request);
            openDsr.ifPresent(desk -> desk.keep(body(request)));
        }
    }

    /** To the request that was kept last. */
    HttpReply reply(ReceivedRequest request) {
        if (openDsr.isPresent()) {
            return isQuestion(request)
                    ? openDsr.get().answer(request.path())
                    : openDsr.get().take(request.body());
        }
        int asked = about(reference(request)).size();
        return HttpReply.of(200).saying(answer(script.get(Math.min(asked, script.size()) - 1)));
    }

    private String reference(ReceivedRequest request) {
        JsonNode body = body(request);
        return openDsr.map(desk -> desk.reference(body))
                .orElseGet(() -> contract.orElseThrow().keys().entrySet().stream()
                        .filter(key -> key.getValue() == Source.ORDER_REFERENCE)
                        .map(key -> body.path(key.getKey()).textValue())
                        .findFirst()
                        .orElseThrow());
    }

    private static JsonNode body(ReceivedRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private String answer(Meaning meaning) {
        ErasureRequest asked = contract.orElseThrow();
        ObjectNode answer = JSON.createObjectNode();
        put(answer, asked.from(), word(asked, meaning));
        if (meaning == Meaning.REFUSED) {
            asked.until()
                    .ifPresent(place ->
                            put(answer, place, LocalDate.now(clock).plusYears(5).toString()));
        }
        return answer.toString();
    }

    private static String word(ErasureRequest asked, Meaning meaning) {
        return asked.outcomes().entrySet().stream()
                .filter(outcome -> outcome.getValue().meaning() == meaning)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private static void put(ObjectNode answer, FieldPath place, String text) {
        ObjectNode node = answer;
        List<String> names = place.steps().stream().map(FieldPath.Step::name).toList();
        for (String name : names.subList(0, names.size() - 1)) {
            node = node.withObjectProperty(name);
        }
        node.put(names.get(names.size() - 1), text);
    }
}
