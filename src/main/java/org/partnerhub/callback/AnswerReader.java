package org.partnerhub.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.partnerhub.contract.ResultMapping;

/**
 * Reads what a provider answers when it is asked for a payment: as strictly as what it posts, and no more of it. Nothing
 * signs an answer, so it is worth what the connection is that it came through.
 */
public final class AnswerReader {

    /** An answer is no event: whoever takes its result has a name of his own for it. */
    private static final Optional<String> NO_EVENT = Optional.of("");

    private final CardNumberAlarm alarm;
    private final ResultMapper mapper;

    private AnswerReader(CardNumberAlarm alarm, ResultMapper mapper) {
        this.alarm = alarm;
        this.mapper = mapper;
    }

    /** A reader for the answers of one provider; it may be used by many threads at once. */
    public static AnswerReader of(ResultMapping mapping) {
        return new AnswerReader(
                new CardNumberAlarm(KnownNames.of(mapping.all(), mapping.references())), new ResultMapper(mapping));
    }

    /** @return never that it is refused: the hub has asked for it */
    public Verdict read(byte[] body) {
        List<String> cardNumbersAt = List.of();
        try {
            JsonNode fields = StrictBody.read(body);
            cardNumbersAt = alarm.in(fields);
            Optional<PaymentResult> result = mapper.read(new Signing.Event(NO_EVENT, fields));
            return new Verdict.Genuine(result.stream().toList(), cardNumbersAt);
        } catch (CallbackFault fault) {
            return new Verdict.Unreadable(fault.code(), fault.key(), cardNumbersAt);
        }
    }
}
