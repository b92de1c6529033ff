package org.partnerhub.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The receipt that the documentation shows. */
class ReceiptSampleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void saysNothingThatNoReceiptWouldSay() throws IOException {
        ObjectNode shown = (ObjectNode) shown().path("receipt");
        shown.remove(List.of("chain", "links", "head"));

        ObjectNode made = ReceiptJson.of(shown.path("request").asText(), entries(shown));

        assertThat(JSON.readTree(made.toString())).isEqualTo(shown);
    }

    private static JsonNode shown() throws IOException {
        String page = Files.readString(Path.of("docs/how-to/prove-a-deletion.md"));
        String behind = page.substring(page.indexOf("## Read a receipt"));
        int begin = behind.indexOf("```json") + "```json".length();
        return JSON.readTree(behind.substring(begin, behind.indexOf("```", begin)));
    }

    private static List<ProofEntry> entries(JsonNode receipt) {
        List<ProofEntry> entries = new ArrayList<>();
        Map<Detail, String> request =
                Map.of(Detail.REQUEST, receipt.path("request").asText());
        receipt.path("history").forEach(step -> entries.add(entry(step, request)));
        receipt.path("orders").forEach(order -> {
            Map<Detail, String> ofOrder = with(request, Detail.ORDER, order.path("order"));
            order.path("history").forEach(step -> entries.add(entry(step, ofOrder)));
            order.path("copies").forEach(copy -> entries.add(entry(ProofKind.COPY_HELD, Entries.AT, copy, ofOrder)));
            order.path("notices").forEach(notice -> {
                Map<Detail, String> ofNotice = with(
                        with(ofOrder, Detail.NOTICE, notice.path("notice")), Detail.PARTNER, notice.path("partner"));
                notice.path("history").forEach(step -> entries.add(entry(step, ofNotice)));
            });
        });
        return entries;
    }

    private static ProofEntry entry(JsonNode step, Map<Detail, String> place) {
        return entry(
                ProofKind.of(step.path("kind").asText()),
                Instant.parse(step.path("at").asText()),
                step,
                place);
    }

    private static ProofEntry entry(ProofKind kind, Instant at, JsonNode said, Map<Detail, String> place) {
        Map<Detail, List<String>> details = new EnumMap<>(Detail.class);
        place.forEach((detail, text) -> details.put(detail, List.of(text)));
        said.fieldNames().forEachRemaining(key -> Detail.of(key)
                .ifPresent(detail -> details.put(detail, texts(said.path(key)))));
        return new ProofEntry(kind, at, details);
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asText()));
        } else {
            texts.add(value.asText());
        }
        return texts;
    }

    private static Map<Detail, String> with(Map<Detail, String> place, Detail detail, JsonNode value) {
        Map<Detail, String> more = new EnumMap<>(place);
        more.put(detail, value.asText());
        return more;
    }
}
