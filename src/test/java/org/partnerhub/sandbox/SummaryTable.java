package org.partnerhub.sandbox;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partnerhub.sandbox.Expectation.Subject;
import org.partnerhub.sandbox.Outcomes.Outcome;
import org.partnerhub.sandbox.Outcomes.State;

/** A summary as a person reads it: a line for each partner, document and expectation, then what is wrong, one by one. */
final class SummaryTable {

    private static final int MOST_WRONG = 50;
    private static final String ROW = "%-20s %-20s %-10s %8s %10s%n";

    private SummaryTable() {}

    /** What one line of the table stands for. */
    private record Group(String partner, String document, String expected) {

        static final Comparator<Group> ORDER =
                comparing(Group::partner).thenComparing(Group::document).thenComparing(Group::expected);

        static Group of(Outcome outcome) {
            Subject subject = outcome.expectation().subject();
            return new Group(
                    subject.partner().orElse("-"),
                    subject.document().orElse("-"),
                    outcome.expectation().expected().text());
        }
    }

    static String of(Summary summary) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%n" + ROW, "partner", "document", "expected", "events", "so it was"));
        groups(summary).forEach((group, outcomes) -> text.append(row(group, outcomes)));
        text.append(String.format("%d events published%n", summary.published()));
        summary.receipts().forEach(receipt -> text.append(receipt(receipt)));
        text.append(payments(summary.payments()));
        text.append(refunds(summary));
        text.append(questions(summary.questions()));
        text.append(answers(summary.answers()));
        text.append(deletions(summary.deletions()));
        summary.proven().ifPresent(deletion -> text.append(proof(deletion)));
        List<Outcome> wrong = summary.wrong();
        wrong.stream().limit(MOST_WRONG).forEach(outcome -> text.append(wrong(outcome)));
        if (wrong.size() > MOST_WRONG) {
            text.append(String.format("  and %d more in summary.json%n", wrong.size() - MOST_WRONG));
        }
        return text.toString();
    }

    private static Map<Group, List<Outcome>> groups(Summary summary) {
        return summary.outcomes().stream()
                .collect(Collectors.groupingBy(Group::of, () -> new TreeMap<>(Group.ORDER), Collectors.toList()));
    }

    private static String row(Group group, List<Outcome> outcomes) {
        long right = outcomes.stream().filter(Outcome::isRight).count();
        return String.format(ROW, group.partner(), group.document(), group.expected(), outcomes.size(), right);
    }

    private static String receipt(Receipt receipt) {
        return receipt.agrees()
                ? String.format("%s has received all %d%n", receipt.partner(), receipt.received())
                : String.format(
                        "%s has received %d, but the hub says it sent %d%n",
                        receipt.partner(), receipt.received(), receipt.sent());
    }

    private static String payments(PaymentBooks.Balance payments) {
        return String.format(
                "%d payments settled by %d callbacks, %d of them paid; %d forged callbacks, %d taken;"
                        + " %d wrong amounts, %d reported%n",
                payments.settled(),
                payments.posted(),
                payments.captured(),
                payments.forged(),
                payments.forgedAndTaken(),
                payments.wrongAmounts(),
                payments.mismatches());
    }

    private static String refunds(Summary summary) {
        return String.format(
                "%d refunds made, %d reported; %d above what was captured, which no provider has seen%n",
                summary.payments().refunds(), summary.payments().refunded(), summary.refusedRefunds());
    }

    private static String questions(Questions questions) {
        return String.format(
                "%d of the payments lost all their callbacks; providers answered %d questions%n",
                questions.lost(), questions.answered());
    }

    private static String answers(AnswerBooks.Balance answers) {
        return String.format(
                "%d files answered, %d answers taken; %d orders not accepted, the shop was told of %s;"
                        + " %d odd files left, %d taken%n",
                answers.answered(),
                answers.taken(),
                answers.refused(),
                answers.agreed() ? "each" : "others",
                answers.odd(),
                answers.oddAndTaken());
    }

    private static String deletions(DeletionBooks.Balance deletions) {
        return String.format(
                "%d of %d deletions done, as far as the hub can; %d notices to partners, %d received, %d answered%n",
                deletions.done(),
                deletions.requests(),
                deletions.notices(),
                deletions.received(),
                deletions.answered());
    }

    static String proof(Proven deletion) {
        return String.format(
                "the receipt of %s is %s: %d copies at partners, %d notices, %d answered;%n"
                        + "  effective %s, final %s%n"
                        + "the chain of proof is %s: %d links, %d entries; %d signed heads that the shop has kept%n",
                deletion.request(),
                deletion.genuine() ? "genuine" : "not genuine",
                deletion.copies(),
                deletion.notices(),
                deletion.answered(),
                deletion.effective().orElse("not yet"),
                deletion.finalSince().orElse("not yet"),
                deletion.fault().orElse("intact"),
                deletion.links(),
                deletion.entries(),
                deletion.heads());
    }

    private static String wrong(Outcome outcome) {
        Subject subject = outcome.expectation().subject();
        String target = subject.target()
                .map(each -> ", " + each.partner() + " " + each.document())
                .orElse("");
        String state = outcome.state().map(SummaryTable::told).orElse("nothing was heard of it");
        return String.format(
                "  %s%s: expected %s, but %s%n",
                subject.event(), target, outcome.expectation().expected().text(), state);
    }

    private static String told(State state) {
        return state.text() + state.reason().map(reason -> " (" + reason + ")").orElse("");
    }
}
