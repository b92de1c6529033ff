package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.partnerhub.sandbox.Expectation.Expected;
import org.partnerhub.sandbox.Expectation.Subject;
import org.partnerhub.sandbox.Outcomes.Outcome;
import org.partnerhub.sandbox.Outcomes.State;

/**
 * How a run of the sandbox went.
 *
 * @param published how many events the shop published
 * @param proven the deletion that was proven, if one was
 */
record Summary(
        int published,
        List<Outcome> outcomes,
        List<Receipt> receipts,
        PaymentBooks.Balance payments,
        AnswerBooks.Balance answers,
        DeletionBooks.Balance deletions,
        Questions questions,
        Optional<Proven> proven) {

    Summary {
        outcomes = List.copyOf(outcomes);
        receipts = List.copyOf(receipts);
    }

    boolean isSettled() {
        return outcomes.stream().allMatch(Outcome::isSettled);
    }

    /** Whether everything arrived that should, nothing that should not, and the partners' books agree with the hub's. */
    boolean isGood() {
        return isSettled()
                && outcomes.stream().allMatch(Outcome::isRight)
                && receipts.stream().allMatch(Receipt::agrees)
                && payments.isEven()
                && answers.isEven()
                && deletions.isEven()
                && proven.stream().allMatch(Proven::isGood);
    }

    /** Refunds above what was captured, which no provider was asked for. */
    long refusedRefunds() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.state().stream())
                .filter(state -> state.reason().equals(Optional.of("refund-above-captured")))
                .count();
    }

    List<Outcome> wrong() {
        return outcomes.stream().filter(outcome -> !outcome.isRight()).toList();
    }

    void write(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode summary = json.createObjectNode();
        summary.put("settled", isSettled());
        ObjectNode counts = summary.putObject("counts");
        counts.put("published", published);
        for (Expected expected : Expected.values()) {
            counts.put(expected.text(), right(expected));
        }
        counts.put("wrong", wrong().size());
        ArrayNode partners = summary.putArray("partners");
        receipts.forEach(receipt -> partners.addPOJO(receipt));
        summary.putPOJO("payments", payments);
        summary.put("refusedRefunds", refusedRefunds());
        summary.putPOJO("answers", answers);
        summary.putPOJO("deletions", deletions);
        summary.putPOJO("questions", questions);
        proven.ifPresent(deletion -> put(deletion, summary.putObject("proven")));
        ArrayNode events = summary.putArray("events");
        outcomes.forEach(outcome -> put(outcome, events.addObject()));
        json.writeValue(file.toFile(), summary);
    }

    private long right(Expected expected) {
        return outcomes.stream()
                .filter(outcome -> outcome.expectation().expected() == expected && outcome.isRight())
                .count();
    }

    private static void put(Proven deletion, ObjectNode proven) {
        proven.put("request", deletion.request());
        proven.put("effective", deletion.effective().orElse(null));
        proven.put("final", deletion.finalSince().orElse(null));
        proven.put("copies", deletion.copies());
        proven.put("notices", deletion.notices());
        proven.put("answered", deletion.answered());
        proven.put("genuine", deletion.genuine());
        proven.put("links", deletion.links());
        proven.put("entries", deletion.entries());
        proven.put("heads", deletion.heads());
        proven.put("fault", deletion.fault().orElse(null));
    }

    private static void put(Outcome outcome, ObjectNode event) {
        Subject subject = outcome.expectation().subject();
        event.put("event", subject.event());
        event.put("partner", subject.partner().orElse(null));
        event.put("document", subject.document().orElse(null));
        event.put("expected", outcome.expectation().expected().text());
        event.put("state", outcome.state().map(State::text).orElse(null));
        event.put("reason", outcome.state().flatMap(State::reason).orElse(null));
    }
}
