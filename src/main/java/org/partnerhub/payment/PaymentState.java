package org.partnerhub.payment;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far a payment has come, and what each result makes of it. */
public enum PaymentState {
    REQUESTED,
    AUTHORIZED,
    CAPTURED,
    PARTLY_REFUNDED,
    REFUNDED,
    FAILED,
    CANCELED,
    DISPUTED;

    // the name of a state: what the payment becomes
    // same:    it is that already
    // passed:  it has been that, and gone on since: results come late and out of order
    // early:   kept until what it builds on has come
    // refund:  counted; partly-refunded or refunded, by the sum, but what is disputed stays so
    // illegal: reported, and not applied
    private static final String TABLE = """
            .                authorized  captured  refunded  failed   canceled  disputed
            requested        authorized  captured  early     failed   canceled  early
            authorized       same        captured  early     failed   canceled  early
            captured         passed      same      refund    illegal  illegal   disputed
            partly-refunded  passed      passed    refund    illegal  illegal   disputed
            refunded         passed      passed    refund    illegal  illegal   disputed
            failed           passed      illegal   illegal   same     illegal   illegal
            canceled         passed      illegal   illegal   illegal  same      illegal
            disputed         passed      passed    refund    illegal  illegal   same
            """;

    private static final Set<String> ACTIONS = Set.of("same", "passed", "early", "refund", "illegal");

    private static final Map<PaymentState, Map<ResultKind, Move>> MOVES = read();

    /** What a result does to a payment. */
    enum Action {
        BECOME,
        SAME,
        PASSED,
        EARLY,
        REFUND,
        ILLEGAL
    }

    /** @param state what the payment becomes; for other actions, what it stays */
    record Move(Action action, PaymentState state) {}

    Move on(ResultKind result) {
        return MOVES.get(this).get(result);
    }

    /** Whether a provider has not said for good yet whether it is paid. */
    boolean isOpen() {
        return this == REQUESTED || this == AUTHORIZED;
    }

    /** As it stands in the database and in what the hub publishes. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PaymentState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Map<PaymentState, Map<ResultKind, Move>> read() {
        List<List<String>> rows =
                TABLE.lines().map(line -> Arrays.asList(line.split(" +"))).toList();
        List<String> results = rows.get(0);
        return rows.stream()
                .skip(1)
                .collect(toMap(
                        row -> of(row.get(0)),
                        row -> moves(row, results),
                        (one, other) -> {
                            throw new IllegalStateException("a state stands twice in the table");
                        },
                        () -> new EnumMap<>(PaymentState.class)));
    }

    private static Map<ResultKind, Move> moves(List<String> row, List<String> results) {
        Map<ResultKind, Move> moves = new EnumMap<>(ResultKind.class);
        for (int i = 1; i < results.size(); i++) {
            moves.put(ResultKind.of(results.get(i)), move(of(row.get(0)), row.get(i)));
        }
        return moves;
    }

    private static Move move(PaymentState from, String cell) {
        return ACTIONS.contains(cell)
                ? new Move(Action.valueOf(cell.toUpperCase(Locale.ROOT)), from)
                : new Move(Action.BECOME, of(cell));
    }
}
