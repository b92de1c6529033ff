package org.partnerhub.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partnerhub.sandbox.Expectation.Subject;
import org.partnerhub.sandbox.Outcomes.Outcome;

/** A summary as a person reads it: a line for each partner, document and expectation, then what is missing, one by one. */
final class SummaryTable {

    private static final int MOST_WRONG = 50;
    private static final String ROW = "%-20s %-20s %-10s %8s %8s%n";

    private SummaryTable() {}

    static String of(Summary summary) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%n" + ROW, "partner", "document", "expected", "events", "as such"));
        groups(summary)
                .forEach((group, outcomes) -> text.append(String.format(
                        ROW,
                        group.get(0),
                        group.get(1),
                        group.get(2),
                        outcomes.size(),
                        outcomes.stream().filter(Outcome::isRight).count())));
        text.append(String.format("%d events published%n", summary.published()));
        summary.receipts().forEach(receipt -> text.append(receipt(receipt)));
        summary.wrong().stream().limit(MOST_WRONG).forEach(outcome -> text.append(wrong(outcome)));
        if (summary.wrong().size() > MOST_WRONG) {
            text.append(String.format(
                    "  and %d more in summary.json%n", summary.wrong().size() - MOST_WRONG));
        }
        return text.toString();
    }

    private static Map<List<String>, List<Outcome>> groups(Summary summary) {
        return summary.outcomes().stream()
                .collect(Collectors.groupingBy(
                        outcome -> List.of(
                                outcome.expectation()
                                        .subject()
                                        .target()
                                        .map(t -> t.partner())
                                        .orElse("-"),
                                outcome.expectation()
                                        .subject()
                                        .target()
                                        .map(t -> t.document())
                                        .orElse("-"),
                                outcome.expectation().expected().text()),
                        () -> new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())),
                        Collectors.toList()));
    }

    private static String receipt(Receipt receipt) {
        return receipt.agrees()
                ? String.format("%s has received all %d%n", receipt.partner(), receipt.sent())
                : String.format(
                        "%s has received %d, but the hub says it sent %d%n",
                        receipt.partner(), receipt.received(), receipt.sent());
    }

    private static String wrong(Outcome outcome) {
        Subject subject = outcome.expectation().subject();
        return String.format(
                "  %s%s: expected %s, but %s%n",
                subject.event(),
                subject.target()
                        .map(target -> ", " + target.partner() + " " + target.document())
                        .orElse(""),
                outcome.expectation().expected().text(),
                outcome.state()
                        .map(state -> state.text()
                                + state.reason()
                                        .map(reason -> " (" + reason + ")")
                                        .orElse(""))
                        .orElse("nothing was heard of it"));
    }
}
