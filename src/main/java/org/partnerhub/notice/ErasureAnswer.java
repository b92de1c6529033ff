package org.partnerhub.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partnerhub.contract.ErasureRequest;
import org.partnerhub.event.FieldPath;
import org.partnerhub.event.StrictObject;
import org.partnerhub.ledger.NoticeReply;

/** What a provider's answer means, by its contract. What is not understood is not guessed at. */
final class ErasureAnswer {

    private static final NoticeReply NOT_UNDERSTOOD = NoticeReply.failed("answer-not-understood");

    private final ErasureRequest contract;
    private final LocalDate today;

    ErasureAnswer(ErasureRequest contract, LocalDate today) {
        this.contract = contract;
        this.today = today;
    }

    /**
     * @param status of an answer that is no passing trouble
     * @param body empty when there is none, or too much of it
     */
    NoticeReply read(int status, byte[] body) {
        if (status < 200 || status > 299) {
            return NoticeReply.failed("refused-" + status);
        }
        return StrictObject.read(body).flatMap(this::reply).orElse(NOT_UNDERSTOOD);
    }

    private Optional<NoticeReply> reply(JsonNode answer) {
        return text(answer, contract.from())
                .map(contract.outcomes()::get)
                .flatMap(outcome -> switch (outcome.meaning()) {
                    case ACKNOWLEDGED -> Optional.of(NoticeReply.acknowledged());
                    case COMPLETED -> Optional.of(NoticeReply.completed());
                    case NO_MATCH -> Optional.of(NoticeReply.noMatch());
                    case REFUSED ->
                        until(answer, outcome)
                                .map(day -> NoticeReply.refused(outcome.basis().orElseThrow(), day, List.of()));
                });
    }

    /** The day that the answer names, or else the contract's; one that is over is none. */
    private Optional<LocalDate> until(JsonNode answer, ErasureRequest.Outcome outcome) {
        Optional<String> named = contract.until().flatMap(place -> text(answer, place));
        return named.isPresent()
                ? named.flatMap(ErasureAnswer::day).filter(day -> !day.isBefore(today))
                : outcome.keeps().map(today::plus);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() < 10_000);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode answer, FieldPath place) {
        JsonNode node = answer;
        for (FieldPath.Step step : place.steps()) {
            node = node.path(step.name());
        }
        return Optional.ofNullable(node.textValue());
    }
}
