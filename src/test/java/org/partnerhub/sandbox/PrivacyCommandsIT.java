package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.contract.ErasureRequest.Meaning;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.DeletionRequests;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.NewDeletion;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the privacy officer asks and commands of a running hub; no answer tells more than was asked for. */
@ExtendWith(SandboxExtension.class)
class PrivacyCommandsIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final LocalDate LAST_DAY = LocalDate.parse("2035-12-31");
    private static final AtomicInteger numbers = new AtomicInteger(797_000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int number = numbers.incrementAndGet();
    private final SampleOrder order = SampleOrder.placed(number);
    private final String customer = "C-" + (88_000 + number);
    private final LiveHub hub;

    PrivacyCommandsIT(LiveHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void sendAnOrder() {
        provider().says(Meaning.ACKNOWLEDGED);
        hub.publish(order);
        await().atMost(LONGEST)
                .until(() -> hub.published().isSent(order.id(), "nordpost")
                        && hub.published().isSent(order.id(), "paywave"));
    }

    @AfterEach
    void letTheProviderBeDoneAtOnce() {
        provider().says(Meaning.COMPLETED);
    }

    @Test
    void tellsWhoHoldsWhatOfAnOrderOrOfACustomerAndNoValue() throws Exception {
        HttpResponse<String> ofOrder = post("holders", "{\"order\":\"" + order.reference() + "\"}");

        assertThat(json(ofOrder))
                .extracting(each -> each.path("partner").textValue() + ", "
                        + each.path("name").textValue() + ": "
                        + each.path("document").textValue() + " "
                        + each.path("holds").textValue())
                .containsExactlyInAnyOrder(
                        "nordpost, NordPost International: consignment yes", "paywave, PayWave: payment-request yes");
        assertThat(json(ofOrder)).allSatisfy(each -> assertThat(each.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "order",
                        "partner",
                        "name",
                        "document",
                        "contract",
                        "purposes",
                        "fields",
                        "holds",
                        "since",
                        "askedToPurge"));
        assertTellsNothingOfTheOrder(ofOrder);
        assertThat(post("holders", "{\"customer\":\"" + customer + "\"}").body())
                .isEqualTo(ofOrder.body());
        assertNothingOfTheOrderIsLogged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"order\":\"SO-1\",\"customer\":\"C-1\"}", "no json"})
    void tellsNobodysHoldersWhereNobodyOrMoreThanOneIsNamed(String body) throws Exception {
        assertThat(post("holders", body).statusCode()).isEqualTo(400);
    }

    @Test
    void knowsNoHolderOfAnOrderThatThereIsNot() throws Exception {
        assertThat(json(post("holders", "{\"order\":\"SO-1900-000001\"}"))).isEmpty();
        assertThat(json(post("holders", "{\"customer\":\"C-none\"}"))).isEmpty();
        assertThat(get("holders").statusCode())
                .as("a reference in a URL would end up in logs")
                .isEqualTo(405);
    }

    @Test
    void holdsAnOrderUntilTheHoldIsLifted() throws Exception {
        HttpResponse<String> held = post("holds", hold("\"basis\":\"tax-audit\",\"until\":\"" + LAST_DAY + "\""));
        assertThat(held.body()).isEqualTo("{\"held\":true}");
        close();
        requestDeletion();
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request()))
                .contains("held"));

        assertThat(post("holds", hold(null)).body()).isEqualTo("{\"held\":false}");

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request()))
                .contains("effective"));
        assertThat(post("holds", hold(null)).statusCode())
                .as("nothing holds it any more")
                .isEqualTo(404);
        assertNothingOfTheOrderIsLogged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"basis\":\"tax-audit\"",
                "\"until\":\"2031-01-31\"",
                "\"basis\":\"Ana Lindqvist\",\"until\":\"2031-01-31\"",
                "\"basis\":\"tax-audit\",\"until\":\"for ever\""
            })
    void holdsNothingWithoutABasisAndADay(String how) throws Exception {
        HttpResponse<String> answer = post("holds", hold(how));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertTellsNothingOfTheOrder(answer);
        assertThat(post("holds", hold(null)).statusCode())
                .as("nothing holds it")
                .isEqualTo(404);
    }

    @Test
    void holdsNoOrderThatThereIsNot() throws Exception {
        assertThat(post("holds", "{\"order\":\"SO-1900-000001\",\"basis\":\"tax-audit\",\"until\":\"2031-01-31\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("holds", "{\"basis\":\"tax-audit\",\"until\":\"2031-01-31\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void letsADeletionGoOnThatWaitsForAWord() throws Exception {
        DeletionRequests requests = hub.bean(DeletionRequests.class);
        NewDeletion unusual = new NewDeletion(
                hub.bean(Ids.class).next(),
                request(),
                false,
                UUID.randomUUID(),
                Optional.empty(),
                List.of(UUID.randomUUID()),
                false);
        requests.commit(() -> requests.add(List.of(unusual), Instant.now()));

        HttpResponse<String> waiting = get("deletions");
        assertThat(json(waiting).path("needApproval"))
                .extracting(each -> each.path("requestId").textValue())
                .contains(request());
        assertTellsNothingOfTheOrder(waiting);

        assertThat(post("deletions", "{\"request\":\"DR-none\"}").body()).isEqualTo("{\"approved\":0}");
        assertThat(post("deletions", "{\"request\":\"" + request() + "\"}").body())
                .isEqualTo("{\"approved\":1}");
        assertThat(post("deletions", "{\"request\":\"" + request() + "\"}").body())
                .as("once")
                .isEqualTo("{\"approved\":0}");
        assertThat(get("deletions").body()).doesNotContain(request());
        assertThat(post("deletions", "{\"all\":true}").body()).isEqualTo("{\"approved\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"all\":false}", "{\"request\":\"DR-1\",\"all\":true}", "{\"all\":\"perhaps\"}"})
    void letsNothingGoOnThatIsNotNamed(String body) throws Exception {
        assertThat(post("deletions", body).statusCode()).isEqualTo(400);
    }

    @Test
    void takesAPersonsWordAboutANotice() throws Exception {
        UUID notice = notice();
        HttpResponse<String> open = get("notices");
        assertThat(json(open)).anySatisfy(each -> {
            assertThat(each.path("partner").textValue()).isEqualTo("paywave");
            assertThat(each.path("state").textValue()).isEqualTo("acknowledged");
            assertThat(each.path("notices").intValue()).isPositive();
        });
        assertTellsNothingOfTheOrder(open);

        assertThat(post("notices", settle(notice, "\"refused\",\"basis\":\"tax-law\",\"until\":\"" + LAST_DAY + "\""))
                        .body())
                .isEqualTo("{\"settled\":true}");
        assertThat(post("notices", settle(notice, "\"completed\"")).body()).isEqualTo("{\"settled\":true}");

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request()))
                .containsSubsequence("notice-refused paywave", "notice-completed paywave"));
        assertThat(post("notices", settle(notice, "\"completed\"")).statusCode())
                .as("it has ended")
                .isEqualTo(404);
    }

    @Test
    void takesNoWordThatIsNoAnswer() throws Exception {
        UUID notice = notice();

        for (String answer : List.of(
                "\"done\"",
                "\"refused\"",
                "\"refused\",\"basis\":\"tax-law\",\"until\":\"2020-01-31\"",
                "\"refused\",\"basis\":\"Ana Lindqvist\",\"until\":\"2031-01-31\"",
                "\"refused\",\"basis\":\"tax-law\",\"until\":\"for ever\"",
                "\"completed\",\"basis\":\"tax-law\",\"until\":\"2031-01-31\"")) {
            HttpResponse<String> refused = post("notices", settle(notice, answer));
            assertThat(refused.statusCode()).as(answer).isEqualTo(400);
            assertTellsNothingOfTheOrder(refused);
        }
        assertThat(post("notices", "{\"notice\":\"1\",\"answer\":\"completed\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("notices", "{\"answer\":\"completed\"}").statusCode()).isEqualTo(400);
        assertThat(post("notices", settle(UUID.randomUUID(), "\"completed\"")).statusCode())
                .isEqualTo(404);
        assertThat(post("notices", settle(notice, "\"cancelled\"")).statusCode())
                .as("it is open all the same")
                .isEqualTo(200);
    }

    @Test
    void beginsAnEpochOfEachTierOrOfNone() throws Exception {
        List<Long> before = current();

        assertThat(post("epochs", "{\"tier\":\"gold\"}").statusCode()).isEqualTo(400);
        assertThat(current()).isEqualTo(before);

        assertThat(post("epochs", "{}").statusCode()).isEqualTo(200);
        assertThat(current()).hasSize(2).doesNotContainAnyElementsOf(before);
        assertTellsNothingOfTheOrder(get("epochs"));
    }

    private List<Long> current() throws Exception {
        return json(get("epochs")).findParents("epoch").stream()
                .filter(each -> each.path("state").textValue().equals("current"))
                .map(each -> each.path("epoch").longValue())
                .toList();
    }

    /** That to the provider, which has said that it is at work. */
    private UUID notice() {
        close();
        requestDeletion();
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request()))
                .contains("notice-acknowledged paywave"));
        return hub.bean(JdbcTemplate.class)
                .queryForObject(
                        "select n.random_id from notice n join deletion_request r on r.id = n.request_id"
                                + " where n.partner = 'paywave' and r.request_id = ?",
                        UUID.class,
                        request());
    }

    private ErasureDesk provider() {
        return hub.environment().partners().http(new PartnerId("paywave")).erasures();
    }

    private void close() {
        hub.publish(SampleOrder.closed("evt-closed-" + number, number));
    }

    private String request() {
        return "DR-" + number;
    }

    private void requestDeletion() {
        String event = """
                {"specversion":"1.0","id":"evt-deletion-%d","source":"/shop","type":"deletion.requested",
                 "time":"2026-11-20T08:15:30Z","data":{"requestId":"%s","customerId":"%s","requestedBy":"customer",
                 "verifiedAt":"%s"}}""".formatted(number, request(), customer, Instant.now());
        hub.publish(new ProducerRecord<>(KafkaBroker.DELETIONS, request(), event.getBytes(UTF_8)));
    }

    private String hold(String how) {
        return "{\"order\":\"" + order.reference() + "\"" + (how == null ? "" : "," + how) + "}";
    }

    private static String settle(UUID notice, String answer) {
        return "{\"notice\":\"" + notice + "\",\"answer\":" + answer + "}";
    }

    private void assertTellsNothingOfTheOrder(HttpResponse<String> answer) {
        assertThat(answer.body())
                .doesNotContain(order.reference(), customer, "tok_" + number)
                .doesNotContainPattern("(?i)lindqvist|mill lane|example\\.com|SO-\\d");
    }

    /** It was named in the body of a request. */
    private void assertNothingOfTheOrderIsLogged() throws IOException {
        assertThat(HubLog.says(hub.environment().folder(), order.reference())).isFalse();
    }

    private HttpResponse<String> get(String endpoint) throws Exception {
        return client.send(HttpRequest.newBuilder(address(endpoint)).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String endpoint, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address(endpoint))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String endpoint) {
        return URI.create(hub.environment().management() + "/" + endpoint);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
