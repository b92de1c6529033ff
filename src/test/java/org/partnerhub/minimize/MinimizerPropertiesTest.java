package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.partnerhub.minimize.TestEvent.anOrder;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.event.FieldPath;

/** What holds for every event and every set of contracts. */
class MinimizerPropertiesTest {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<Contract> PARTNERS = List.of(Contracts.nordpost(), Contracts.paywave());
    private static final EventReader READER =
            Minimizer.of(PARTNERS, Schemas.all()).reader();

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void doesWhatTheSlowOneDoes(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Contract> contracts = new RandomContract(random).some();
        EventReader reader = Minimizer.of(contracts, Schemas.all()).reader();
        for (int i = 0; i < 5; i++) {
            TestEvent event = new RandomOrder(random).next();
            Reading.Minimized reading = (Reading.Minimized) reader.read(event.bytes());

            assertThat(outcomes(reading)).isEqualTo(expected(contracts, event, reading));
        }
    }

    private static Set<String> outcomes(Reading.Minimized reading) throws IOException {
        Set<String> outcomes = new HashSet<>();
        for (Disclosure disclosure : reading.disclosures()) {
            outcomes.add(disclosure.contract().partner() + " " + BitSet.valueOf(disclosure.fields()) + " "
                    + STRICT.readTree(disclosure.content()));
        }
        for (Reading.Refusal refusal : reading.refusals()) {
            outcomes.add(refusal.partner() + " " + refusal.code() + " " + refusal.path());
        }
        return outcomes;
    }

    /** Of a document with several reasons to refuse it, the one that the reading chose. */
    private static Set<String> expected(List<Contract> contracts, TestEvent event, Reading.Minimized reading) {
        Set<String> expected = new HashSet<>();
        for (Contract contract : contracts) {
            if (!receives(contract, event.tree().path("data"))) {
                continue;
            }
            SlowMinimizer slow = new SlowMinimizer(
                    event.tree().path("data"), contract.documents().get(0));
            if (!slow.refusals().isEmpty()) {
                expected.add(contract.partner() + " "
                        + reading.refusals().stream()
                                .filter(refusal -> refusal.partner().equals(contract.partner()))
                                .map(refusal -> refusal.code() + " " + refusal.path())
                                .filter(slow.refusals()::contains)
                                .findFirst()
                                .orElse("one of " + slow.refusals()));
            } else if (!slow.fields().isEmpty()) {
                expected.add(contract.partner() + " " + slow.fields() + " " + slow.document());
            }
        }
        return expected;
    }

    private static boolean receives(Contract contract, JsonNode data) {
        return contract.receives().entrySet().stream()
                .allMatch(entry -> data.at("/" + entry.getKey().toString().replace('.', '/'))
                        .asText()
                        .equals(entry.getValue()));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void writesNoPathThatTheContractDoesNotList(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        EventReader reader =
                Minimizer.of(new RandomContract(random).some(), Schemas.all()).reader();

        Reading.Minimized reading =
                (Reading.Minimized) reader.read(new RandomOrder(random).next().bytes());

        for (Disclosure disclosure : reading.disclosures()) {
            assertThat(targets(disclosure.document())).containsAll(paths("", STRICT.readTree(disclosure.content())));
        }
    }

    private static Set<String> targets(Document document) {
        Set<String> targets = new HashSet<>();
        document.constants().keySet().forEach(target -> targets.add(target.toString()));
        document.fields().forEach(field -> targets.add(field.target().toString()));
        return targets;
    }

    private static Set<String> paths(String path, JsonNode node) {
        Set<String> paths = new HashSet<>();
        if (node.isArray()) {
            node.forEach(element -> paths.addAll(paths(path + "[]", element)));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> paths.addAll(
                            paths(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue())));
        } else if (!node.isNull()) {
            paths.add(path);
        }
        return paths;
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void doesNotSeeWhatNoContractLists(@ForAll long seed) {
        Random random = new Random(seed);
        List<Contract> contracts = new ArrayList<>(PARTNERS);
        contracts.addAll(new RandomContract(random)
                .some().stream()
                        .filter(contract -> !contract.partner().text().equals("partner0"))
                        .toList());
        EventReader reader = Minimizer.of(contracts, Schemas.all()).reader();
        TestEvent event = anOrder();
        Reading.Minimized before = (Reading.Minimized) reader.read(event.bytes());

        changeWhatNobodyWants(event.tree().path("data"), "", wanted(contracts), random);
        Reading.Minimized after = (Reading.Minimized) reader.read(event.bytes());

        assertThat(summary(after)).isEqualTo(summary(before));
        assertThat(after.refusals()).isEqualTo(before.refusals());
    }

    private static List<String> summary(Reading.Minimized reading) {
        return reading.disclosures().stream()
                .map(disclosure -> disclosure.contract().partner() + " " + BitSet.valueOf(disclosure.fields()) + " "
                        + disclosure.rows() + " " + Hub.content(disclosure))
                .toList();
    }

    private static Set<String> wanted(List<Contract> contracts) {
        Set<String> wanted = new HashSet<>(
                Set.of("order.reference", "order.revision", "order.placedAt", "customer.id", "customer.minor"));
        for (Contract contract : contracts) {
            contract.receives().keySet().forEach(path -> wanted.add(path.toString()));
            contract.documents().stream()
                    .flatMap(document -> document.fields().stream())
                    .flatMap(field -> Stream.concat(Stream.of(field.source()), field.when().stream()))
                    .map(FieldPath::toString)
                    .forEach(wanted::add);
        }
        return wanted;
    }

    /** Gives every other unwanted leaf another value, and adds unknown fields everywhere. */
    private static void changeWhatNobodyWants(JsonNode node, String path, Set<String> wanted, Random random) {
        if (node.isArray()) {
            node.forEach(element -> changeWhatNobodyWants(element, path + "[]", wanted, random));
        } else if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String below = path.isEmpty() ? name : path + "." + name;
                if (wanted.stream().anyMatch(each -> each.startsWith(below))) {
                    changeWhatNobodyWants(object.get(name), below, wanted, random);
                } else if (random.nextBoolean()) {
                    object.set(name, new RandomOrder(random).anything());
                } else if (random.nextBoolean()) {
                    object.remove(name);
                }
            }
            object.set("stranger" + random.nextInt(9), new RandomOrder(random).anything());
        }
    }

    @Test
    void refusesOnlyThePartnerWhoseFieldIsMissing() {
        Hub hub = Hub.with(PARTNERS);
        List<String> all = hub.documents(anOrder());

        PARTNERS.stream()
                .map(contract -> contract.documents().get(0))
                .flatMap(document -> document.fields().stream())
                .filter(field -> !field.optional() && field.source().arrays() == 0)
                .map(field -> field.source().toString())
                .filter(path -> !path.startsWith("order."))
                .forEach(path -> {
                    TestEvent event = anOrder().without(path);
                    Reading.Minimized reading = hub.minimized(event);

                    assertThat(reading.refusals()).hasSize(1);
                    assertThat(all).containsAll(hub.documents(event)).hasSize(2);
                    assertThat(reading.disclosures()).hasSize(1);
                });
    }

    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
    void takesAnyBytesAndWritesOnlyJson(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] event = mutate(new RandomOrder(random).next().bytes(), random);

        Reading reading = READER.read(event);

        if (reading instanceof Reading.Minimized minimized) {
            assertThatCode(() -> UTF_8.newDecoder().decode(ByteBuffer.wrap(event)))
                    .doesNotThrowAnyException();
            assertThatCode(() -> STRICT.readTree(event)).doesNotThrowAnyException();
            for (Disclosure disclosure : minimized.disclosures()) {
                assertThatCode(() -> STRICT.readTree(disclosure.content())).doesNotThrowAnyException();
            }
        }
    }

    /** The hub has bounds that JSON has not, and knows halves of characters as such where Jackson does not. */
    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
    void takesForJsonWhatJacksonTakesAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] event = mutate(
                RandomSpelling.of(new RandomOrder(random).next().tree(), random).getBytes(UTF_8), random);

        Reading reading = READER.read(event);

        Code code = reading instanceof Reading.SetAside aside ? aside.code() : Code.WRONG_TYPE;
        if (TextFault.in(event).isEmpty() && code != Code.TOO_DEEP && code != Code.NUMBER_OUT_OF_RANGE) {
            boolean isJson = !Set.of(Code.NOT_JSON, Code.TRAILING_TEXT, Code.DUPLICATE_KEY)
                    .contains(code);
            assertThat(isJson).isEqualTo(isJson(event));
        }
    }

    private static boolean isJson(byte[] event) {
        try {
            return !STRICT.readTree(event).isMissingNode();
        } catch (IOException notJson) {
            return false;
        }
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void readsTheSameHoweverItIsWritten(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        JsonNode event = new RandomOrder(random).next().tree();

        Reading.Minimized plain =
                (Reading.Minimized) READER.read(event.toString().getBytes(UTF_8));
        Reading.Minimized quirky =
                (Reading.Minimized) READER.read(RandomSpelling.of(event, random).getBytes(UTF_8));

        assertThat(outcomes(quirky)).isEqualTo(outcomes(plain));
        assertThat(quirky.order()).isEqualTo(plain.order());
        assertThat(quirky.unknown()).isEqualTo(plain.unknown());
    }

    private static byte[] mutate(byte[] event, Random random) {
        byte[] bytes = event;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) "\"\\{}[],:0e-u d".charAt(random.nextInt(14));
                case 2 -> bytes[at] = (byte) random.nextInt(256);
                default -> bytes = without(bytes, at);
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }
}
