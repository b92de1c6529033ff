package org.partnerhub.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the entries of one request tell, put in an order in which a person reads it: what became of the request, and of each
 * order; who held what of it since when; who was told when, and answered what. It says nothing that no entry says.
 */
final class ReceiptJson {

    /** Of a step: what the place in the receipt says already is not said again. */
    private static final Set<Detail> STEP = EnumSet.complementOf(
            EnumSet.of(Detail.REQUEST, Detail.ORDER, Detail.NOTICE, Detail.PARTNER, Detail.DOCUMENT, Detail.CONTRACT));

    private static final Set<Detail> COPY =
            EnumSet.complementOf(EnumSet.of(Detail.REQUEST, Detail.ORDER, Detail.NOTICE));

    private ReceiptJson() {}

    /** @param entries of the request, in the order of the chain */
    static ObjectNode of(String request, List<ProofEntry> entries) {
        ObjectNode receipt =
                JsonNodeFactory.instance.objectNode().put("kind", "receipt").put("request", request);
        describe(receipt, entries.stream().filter(entry -> entry.text(Detail.ORDER)
                .isEmpty()));
        ArrayNode orders = receipt.putArray("orders");
        by(Detail.ORDER, entries)
                .forEach((order, ofOrder) -> describeOrder(orders.addObject().put("order", order), ofOrder));
        return receipt;
    }

    private static void describeOrder(ObjectNode order, List<ProofEntry> entries) {
        describe(
                order,
                entries.stream()
                        .filter(entry -> entry.kind() != ProofKind.COPY_HELD
                                && entry.text(Detail.NOTICE).isEmpty()));
        ArrayNode copies = order.putArray("copies");
        entries.stream()
                .filter(entry -> entry.kind() == ProofKind.COPY_HELD)
                .forEach(entry -> entry.write(COPY, copies.addObject()));
        ArrayNode notices = order.putArray("notices");
        by(Detail.NOTICE, entries).forEach((notice, ofNotice) -> {
            ObjectNode json = notices.addObject().put("notice", notice);
            json.put("partner", ofNotice.get(0).text(Detail.PARTNER).orElseThrow());
            history(json, ofNotice);
        });
    }

    /** When it was effective and final, and all that became of it. */
    private static void describe(ObjectNode json, Stream<ProofEntry> entries) {
        List<ProofEntry> steps = entries.toList();
        time(ProofKind.EFFECTIVE, steps).ifPresent(time -> json.put("effective", time));
        time(ProofKind.FINAL, steps).ifPresent(time -> json.put("final", time));
        history(json, steps);
    }

    private static void history(ObjectNode json, List<ProofEntry> steps) {
        ArrayNode history = json.putArray("history");
        steps.forEach(step -> step.write(
                STEP,
                history.addObject()
                        .put("at", step.at().toString())
                        .put("kind", step.kind().text())));
    }

    private static Optional<String> time(ProofKind kind, List<ProofEntry> steps) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(step -> step.at().toString())
                .findFirst();
    }

    /** Those that have this detail, by it, in the order in which each was first told of. */
    private static Map<String, List<ProofEntry>> by(Detail detail, List<ProofEntry> entries) {
        Map<String, List<ProofEntry>> found = new LinkedHashMap<>();
        for (ProofEntry entry : entries) {
            entry.text(detail).ifPresent(text -> found.computeIfAbsent(text, key -> new ArrayList<>())
                    .add(entry));
        }
        return found;
    }
}
