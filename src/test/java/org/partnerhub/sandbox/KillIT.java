package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the hub between each pair of commits, one process after the other on the same files, and lets a last one finish:
 * then every order has arrived, and has arrived once.
 */
class KillIT {

    private static final int KILLED = 128 + 9;
    private static final int ENDED = 128 + 15;

    private static final List<KillChain> chains = new ArrayList<>();

    @BeforeAll
    static void killThemAgainAndAgain() throws Exception {
        Set<HaltPoint> intake = EnumSet.range(HaltPoint.EVENTS_READ, HaltPoint.OFFSETS_COMMITTED);
        chains.add(new KillChain("intake", 730_000, intake, false));
        Set<HaltPoint> delivery = EnumSet.range(HaltPoint.CLAIMED, HaltPoint.MANIFEST_SETTLED);
        chains.add(new KillChain("delivery", 735_000, delivery, true));
        Set<HaltPoint> answers = EnumSet.range(HaltPoint.ANSWER_READ, HaltPoint.ANSWER_TAKEN);
        chains.add(new KillChain("answers", 790_017, answers, false));
        Set<HaltPoint> payment = EnumSet.range(HaltPoint.CALLBACK_VERIFIED, HaltPoint.REFUND_RESERVED);
        chains.add(new KillChain("payment", 738_000, payment, false));
        Set<HaltPoint> questions = EnumSet.range(HaltPoint.QUESTIONS_DUE, HaltPoint.ANSWER_RECORDED);
        chains.add(new KillChain("questions", 739_000, questions, false).losingCallbacks());
        // side by side: most of it is waiting for hubs to start
        ExecutorService threads = Executors.newFixedThreadPool(chains.size());
        try {
            for (Future<KillChain> chain : threads.invokeAll(chains)) {
                chain.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @AfterAll
    static void end() throws IOException {
        for (KillChain chain : chains) {
            chain.close();
        }
    }

    static List<KillChain> chains() {
        return chains;
    }

    @ParameterizedTest
    @EnumSource
    void comesToThePoint(HaltPoint point) {
        Map<HaltPoint, Integer> ends = new EnumMap<>(HaltPoint.class);
        chains.forEach(chain -> ends.putAll(chain.ends()));

        assertThat(ends.get(point)).isEqualTo(Halts.EXIT_CODE);
    }

    @Test
    void isKilledWhileItUploads() {
        assertThat(chains.get(1).endInMidUpload()).contains(KILLED);
        assertThat(chains.get(1).partsAfterIt()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("chains")
    void endsWhenItIsAskedTo(KillChain chain) {
        assertThat(chain.endOfTheLast()).isEqualTo(ENDED);
    }

    @ParameterizedTest
    @MethodSource("chains")
    void givesTheProviderEachDocumentOnce(KillChain chain) throws IOException {
        Map<String, Set<String>> keys = new HashMap<>();
        for (ReceivedRequest request : requests(chain)) {
            keys.computeIfAbsent(document(request), document -> new HashSet<>())
                    .add(request.idempotencyKey().orElseThrow());
        }

        assertThat(keys).allSatisfy((document, used) -> assertThat(used).hasSize(1));
        assertThat(keys.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                chain.placed().stream().map(KillIT::payment),
                                chain.cancelled().stream().map(KillIT::cancellation),
                                chain.refunded().stream().map(KillIT::refund))
                        .flatMap(each -> each)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("chains")
    void tellsTheProviderOfACancellationAfterTheOrder(KillChain chain) throws IOException {
        List<String> sequence = requests(chain).stream().map(KillIT::document).toList();

        // a kill before the ledger knows has both repeated, in sequence again, under the keys that the provider knows
        assertThat(chain.cancelled()).isNotEmpty().allSatisfy(order -> {
            assertThat(sequence.indexOf(cancellation(order))).isGreaterThan(sequence.indexOf(payment(order)));
            assertThat(sequence.lastIndexOf(cancellation(order))).isGreaterThan(sequence.lastIndexOf(payment(order)));
        });
    }

    @ParameterizedTest
    @MethodSource("chains")
    void putsEachOrderOnOneManifest(KillChain chain) throws IOException {
        assertThat(referencesOn(chain, "nordpost-consignment-")).containsExactlyInAnyOrderElementsOf(chain.placed());
        assertThat(referencesOn(chain, "nordpost-cancellation-"))
                .containsExactlyInAnyOrderElementsOf(chain.cancelled());
    }

    @ParameterizedTest
    @MethodSource("chains")
    void leavesNoPartOfAFile(KillChain chain) throws IOException {
        assertThat(chain.inbox()).isNotEmpty().noneMatch(file -> file.toString().endsWith(".part"));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void hasEachDisclosureOnRecordOnce(KillChain chain) throws SQLException {
        String url = chain.environment().hubProperties().get("spring.datasource.url");
        try (Connection ledger = DriverManager.getConnection(url, "", "");
                Statement statement = ledger.createStatement();
                ResultSet counts = statement.executeQuery(
                        "select count(*), count(case when state in ('sent', 'not-accepted') then 1 end),"
                                + " (select count(*) from customer_order), (select count(*) from waiting) from disclosure")) {
            counts.next();
            int disclosures = 2 * (chain.placed().size() + chain.cancelled().size())
                    + chain.refunded().size();

            assertThat(counts.getInt(1)).isEqualTo(disclosures);
            assertThat(counts.getInt(2)).isEqualTo(disclosures);
            assertThat(counts.getInt(3)).isEqualTo(chain.placed().size());
            assertThat(counts.getInt(4)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void tellsTheShopOnceOfEachPayment(KillChain chain) {
        Map<String, Set<String>> captures = new HashMap<>();
        chain.results().stream()
                .filter(event -> event.path("data").path("state").asText().equals("captured"))
                .forEach(event -> captures.computeIfAbsent(event.path("subject").asText(), order -> new HashSet<>())
                        .add(event.path("id").asText()));

        assertThat(captures.keySet()).containsExactlyInAnyOrderElementsOf(chain.placed());
        assertThat(captures)
                .allSatisfy((order, ids) ->
                        assertThat(ids).as("told again only under the same id").hasSize(1));
    }

    @Test
    void hasEachRefundMadeOnce() {
        KillChain chain = chains.get(3);
        List<String> refunds = chain.results().stream()
                .filter(event -> event.path("data").path("state").asText().equals("partly-refunded"))
                .map(event ->
                        event.path("id").asText() + " " + event.path("subject").asText())
                .distinct()
                .toList();

        assertThat(chain.refunded()).isNotEmpty();
        assertThat(refunds)
                .extracting(refund -> refund.substring(refund.indexOf(' ') + 1))
                .containsExactlyInAnyOrderElementsOf(chain.refunded());
    }

    @ParameterizedTest
    @MethodSource("chains")
    void tellsTheShopOnceWhatTheCarrierDidNotAccept(KillChain chain) {
        Map<String, Set<String>> told = new HashMap<>();
        chain.notAccepted().forEach(event -> told.computeIfAbsent(
                        event.path("subject").asText() + event.path("data").path("document"), order -> new HashSet<>())
                .add(event.path("id").asText()));

        assertThat(told).hasSize(chain.answers().refused());
        assertThat(told)
                .allSatisfy((order, ids) ->
                        assertThat(ids).as("told again only under the same id").hasSize(1));
        assertThat(chain.answers().isEven()).isTrue();
        assertThat(chain.answers().answered()).isPositive();
    }

    @Test
    void isKilledWhileTheCarrierDoesNotAcceptAnOrder() {
        assertThat(chains.get(2).answers().refused()).isPositive();
    }

    private static List<ReceivedRequest> requests(KillChain chain) throws IOException {
        Path file = chain.environment().folder().partner(KillChain.PROVIDER).resolve("requests.ndjson");
        try (RequestLog log = new RequestLog(file)) {
            return log.read().stream().filter(request -> !request.isQuestion()).toList();
        }
    }

    private static String payment(String order) {
        return "/v1/payments " + order;
    }

    private static String refund(String order) {
        return "/v1/refunds " + order;
    }

    private static String cancellation(String order) {
        return "/v1/cancellations " + order;
    }

    private static String document(ReceivedRequest request) {
        try {
            return request.path() + " "
                    + new ObjectMapper()
                            .readTree(request.body())
                            .path("reference")
                            .textValue();
        } catch (IOException e) {
            throw new IllegalStateException("the provider received what is no JSON", e);
        }
    }

    /** The references in the first column of manifests; a row for each line, and these orders have one. */
    private static List<String> referencesOn(KillChain chain, String name) throws IOException {
        List<String> references = new ArrayList<>();
        for (Path file : chain.inbox()) {
            if (file.getFileName().toString().startsWith(name)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(row -> row.split(",", 2)[0])
                        .forEach(references::add);
            }
        }
        return references;
    }
}
