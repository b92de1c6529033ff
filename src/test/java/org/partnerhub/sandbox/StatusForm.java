package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.contract.PaymentState;
import org.partnerhub.contract.ResultMapping;
import org.partnerhub.contract.StatusRequest;
import org.partnerhub.event.FieldPath;

/** Understands which payment a provider is asked for, and writes its answer, by the contract that says how the hub reads it. */
final class StatusForm {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PLACEHOLDER = "{order.reference}";

    private final ResultMapping result;
    private final Pattern path;

    StatusForm(StatusRequest contract) {
        this.result = contract.result();
        this.path = Pattern.compile(Stream.of(contract.path().text().split(Pattern.quote(PLACEHOLDER), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("([^/?#]+)", ".*", "")));
    }

    /** The order whose payment is asked for; absent when the path is no payment's. */
    Optional<String> orderIn(String requested) {
        Matcher matcher = path.matcher(requested);
        return matcher.matches() ? Optional.of(URLDecoder.decode(matcher.group(1), UTF_8)) : Optional.empty();
    }

    /** What became of it. */
    String captured(AskedPayment asked) {
        ObjectNode body = JSON.objectNode();
        List<FieldPath> places = result.states().from();
        String[] words = CallbackForm.word(result.states(), PaymentState.CAPTURED)
                .orElseThrow()
                .split("/", places.size());
        for (int i = 0; i < words.length; i++) {
            CallbackForm.put(body, places.get(i), JSON.textNode(words[i]));
        }
        CallbackForm.put(body, result.reference().from().get(0), JSON.textNode(asked.reference()));
        result.providerReference()
                .ifPresent(field ->
                        CallbackForm.put(body, field.from().get(0), JSON.textNode("pay_" + asked.reference())));
        CallbackForm.put(body, result.amount().from().get(0), amount(asked));
        CallbackForm.put(body, result.currency().from().get(0), JSON.textNode(currency(asked)));
        return body.toString();
    }

    private JsonNode amount(AskedPayment asked) {
        return result.amount().conversion().isPresent()
                ? JSON.textNode(asked.amount())
                : JSON.numberNode(new BigDecimal(asked.amount()).longValueExact());
    }

    private String currency(AskedPayment asked) {
        return result.currency().conversion().isPresent()
                ? asked.currency().toLowerCase(Locale.ROOT)
                : asked.currency();
    }
}
