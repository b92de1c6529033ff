package org.partnerhub.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.FieldPath;

/**
 * Reads how a provider is asked for a payment. It may be asked by nothing but what the contract discloses to it anyway, for
 * a purpose that the policy allows: asking discloses it once more.
 */
final class StatusReader {

    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(15);
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);
    private static final int USUAL_PACE = 25;
    private static final int FASTEST_PACE = 1_000;

    private static final FieldPath AMOUNT = FieldPath.of("payment.amount.value");
    private static final Pattern PATH =
            Pattern.compile("(/([A-Za-z0-9_~-][A-Za-z0-9._~-]*|\\{[A-Za-z0-9_.\\[\\]-]+}))+/?");
    private static final Pattern NAMED = Pattern.compile("\\{([^}]*)}");
    private static final String SHAPE = "write it like /v1/payments/" + StatusPath.PLACEHOLDER;

    private final List<DocumentReader.Draft> documents;
    private final Optional<Connection> connection;
    private final Problems problems;

    StatusReader(List<DocumentReader.Draft> documents, Optional<Connection> connection, Problems problems) {
        this.documents = documents;
        this.connection = connection;
        this.problems = problems;
    }

    Optional<StatusRequest> read(Section file) {
        Optional<Value> status = file.optional("status");
        boolean isPosted =
                file.optional("callback").or(() -> file.optional("result")).isPresent();
        boolean isFiles = connection.filter(to -> !ConnectionReader.isHttp(to)).isPresent();
        status.filter(value -> !isPosted)
                .ifPresent(value -> value.refuse(
                        "only what a provider has failed to post is asked for", "write callback: … and result: …"));
        status.filter(value -> isFiles)
                .ifPresent(value -> value.refuse("a payment is asked for over http", "remove it"));
        return status.flatMap(Value::section).flatMap(this::status);
    }

    private Optional<StatusRequest> status(Section section) {
        Optional<String> route =
                section.required("route").flatMap(value -> value.text(DeliveryReader.ROUTE, DeliveryReader.ROUTES));
        Optional<StatusPath> path = section.required("path").flatMap(this::path);
        Duration after = section.optional("after")
                .flatMap(value -> value.duration(LONGEST_PATIENCE))
                .orElse(USUAL_PATIENCE);
        int perSecond = section.optional("perSecond")
                .flatMap(value -> value.integer(1, FASTEST_PACE))
                .orElse(USUAL_PACE);
        Optional<ResultMapping> result = section.section(
                "result", keys -> ResultReader.ofAnswers(problems).read(keys));
        return section.made(() ->
                new StatusRequest(route.orElseThrow(), path.orElseThrow(), after, perSecond, result.orElseThrow()));
    }

    private Optional<StatusPath> path(Value value) {
        return value.text(PATH, SHAPE).flatMap(text -> {
            Matcher named = NAMED.matcher(text);
            if (!named.find()) {
                return value.refuse("the path is the same for all payments", SHAPE);
            }
            do {
                if (!named.group().equals(StatusPath.PLACEHOLDER)) {
                    return value.refuse("the hub does not know " + named.group(1) + " any more when it asks", SHAPE);
                }
            } while (named.find());
            return isDisclosed(value) ? Optional.of(new StatusPath(text)) : Optional.empty();
        });
    }

    /** Whether the provider learns the reference by what asks it for the payment, and as it is. */
    private boolean isDisclosed(Value value) {
        List<OrderName> asking = documents.stream()
                .map(DocumentReader.Draft::fields)
                .filter(fields -> fields.stream().anyMatch(each -> each.source().equals(AMOUNT)))
                .map(OrderName::in)
                .toList();
        // without any that asks for a payment, other problems have been told, or there is nothing to ask for
        if (!asking.isEmpty() && asking.stream().allMatch(OrderName.ABSENT::equals)) {
            value.refuse(
                    "what asks for a payment does not disclose " + OrderName.REFERENCE,
                    "disclose it beside " + AMOUNT + ", or remove status");
            return false;
        }
        if (asking.contains(OrderName.CHANGED)) {
            value.refuse(
                    "the provider knows " + OrderName.REFERENCE + " in another form only",
                    "disclose it without a format that changes it, or remove status");
            return false;
        }
        return true;
    }
}
