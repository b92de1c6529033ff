package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import org.partnerhub.contract.PartnerId;

/** Tells what shop, hub and partners do, and keeps the books on it. */
final class Commentary implements Shop.Observer, SandboxPartners.Observer, BiConsumer<String, JsonNode> {

    private final Narrator narrator;
    private final Outcomes outcomes;
    private final Books books = Books.empty();
    private volatile Expectations expectations;

    Commentary(Narrator narrator, Outcomes outcomes) {
        this.narrator = narrator;
        this.outcomes = outcomes;
    }

    Books books() {
        return books;
    }

    /** From now on events are expected to fare so. */
    void expect(Expectations expectations) {
        this.expectations = expectations;
    }

    @Override
    public void next(long number, ShopEvent event) {
        outcomes.see(event);
        outcomes.expect(expectations.of(number, event));
        event.deletion().ifPresent(books.deletions()::expect);
    }

    @Override
    public void known(long number, Position position) {
        outcomes.published(number, position);
    }

    @Override
    public void published(long number, ShopEvent event, Position position) {
        outcomes.published(number, position);
        narrator.tell("the shop published " + event);
    }

    @Override
    public void failed(ShopEvent event, String reason) {
        narrator.tell("the shop could not publish " + event + ": " + reason);
    }

    @Override
    public void received(PartnerId partner, Path file) {
        try {
            ReceivedFile received = ReceivedFile.read(file);
            narrator.tell(partner + " received " + received.name() + ": " + count(received.rows(), "row") + "; "
                    + count(received.columns().size(), "column") + " " + String.join(", ", received.columns()));
        } catch (IOException e) {
            narrator.tell(partner + " received " + file.getFileName() + ", which is no CSV");
        }
    }

    @Override
    public void received(PartnerId partner, ReceivedRequest request) {
        if (request.isQuestion()) {
            // its path names the order, or the notice
            boolean isOfDeletion = request.path().matches(".*/requests/[0-9a-f-]{36}");
            narrator.tell(partner + " was asked " + (isOfDeletion ? "how far a deletion is" : "for a payment")
                    + ", and answered");
            return;
        }
        Set<String> fields = FieldNames.in(request.body());
        narrator.tell(partner + " received " + request.method() + " " + request.path() + ": "
                + count(fields.size(), "field") + " " + String.join(", ", fields));
    }

    @Override
    public void arrived(PartnerId partner) {
        narrator.tell(partner + " can be reached now");
    }

    /** A record that the hub published. */
    @Override
    public void accept(String topic, JsonNode value) {
        JsonNode data = value.path("data");
        if (topic.equals("hub.rejected")) {
            outcomes.rejection(value);
            narrator.tell("the hub refused " + data.path("event").asText("an event without a readable id")
                    + (data.has("partner") ? " for " + about(data) : "") + ": "
                    + data.path("code").asText());
        } else if (topic.equals("hub.payment-results")) {
            books.payments().tell(value);
            narrator.tell("the hub says that " + data.path("provider").asText() + " has "
                    + (data.has("differs")
                            ? "reported what does not match: "
                                    + data.path("differs").path(0).asText()
                            : "a payment " + data.path("state").asText()));
        } else if (value.path("type").asText().equals("deletion.chain-head")) {
            narrator.tell("the hub has signed its chain of proof at link "
                    + data.path("number").asText() + ": "
                    + count(data.path("entries").asLong(), "fact") + " of deletions");
        } else if (AnswerBooks.isAbout(value)) {
            books.answers().tell(value);
            narrator.tell(data.path("partner").asText() + " did not accept "
                    + data.path("event").asText() + " ("
                    + data.path("document").asText() + "): "
                    + data.path("reason").asText());
        } else if (topic.equals("hub.deletion-status")) {
            books.deletions().tell(value);
            narrator.tell("the hub says of " + data.path("requestId").asText() + ": "
                    + data.path("state").asText()
                    + (data.has("partner") ? " " + data.path("partner").asText() : "")
                    + (data.has("reason") ? ", " + data.path("reason").asText() : ""));
        } else {
            outcomes.status(value);
            tellState(data);
        }
    }

    private void tellState(JsonNode data) {
        String state = data.path("state").asText();
        if (!state.equals("sent")) {
            narrator.tell("the hub has " + data.path("event").asText() + " for " + about(data) + " " + state
                    + (data.path("reason").isTextual()
                            ? ": " + data.path("reason").textValue()
                            : ""));
        }
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String about(JsonNode data) {
        return data.path("partner").asText() + " (" + data.path("document").asText() + ")";
    }
}
