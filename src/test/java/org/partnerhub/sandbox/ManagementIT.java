package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.proof.Proof;
import org.partnerhub.proof.ProofEntry;
import org.partnerhub.proof.ProofKind;

/** Asks a running hub what a person and a monitor may ask it. */
@ExtendWith(SandboxExtension.class)
class ManagementIT {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");

    private final HttpClient client = HttpClient.newHttpClient();
    private final LiveHub hub;
    private final URI actuator;

    ManagementIT(LiveHub hub) {
        this.hub = hub;
        this.actuator = hub.environment().management();
    }

    @BeforeEach
    void letThePartnerRefuse() {
        provider().behave(request -> HttpReply.of(422));
    }

    @AfterEach
    void letThePartnerAccept() {
        provider().behave(HttpBehaviour.ACCEPTS);
    }

    @Test
    void letsAParkedOneGoAgain() throws Exception {
        SampleOrder order = parked(501);
        JsonNode found = found(order);

        provider().behave(HttpBehaviour.ACCEPTS);
        HttpResponse<String> replay =
                send("POST", "/parked/paywave", "{\"disclosure\":" + found.path("disclosure") + "}");

        assertThat(replay.body()).isEqualTo("{\"disclosures\":1,\"behind\":0}");
        await().atMost(Duration.ofSeconds(20)).until(() -> hub.published().isSent(order.id(), "paywave"));
    }

    @Test
    void givesAParkedOneUpAndTellsTheShop() throws Exception {
        SampleOrder order = parked(502);

        HttpResponse<String> discard =
                send("DELETE", "/parked/paywave?disclosure=" + found(order).path("disclosure"), null);

        assertThat(discard.statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(hub.published().told(order.id(), "paywave"))
                        .last()
                        .isEqualTo("suppressed discarded-by-operator"));
        assertThat(json(send("POST", "/parked", "{\"order\":\"" + order.reference() + "\"}")))
                .isEmpty();
    }

    @Test
    void showsWhatIsParkedWithoutNamingTheOrder() throws Exception {
        SampleOrder order = parked(503);

        assertThat(json(send("GET", "/parked", null))).anySatisfy(count -> {
            assertThat(count.path("partner").textValue()).isEqualTo("paywave");
            assertThat(count.path("state").textValue()).isEqualTo("parked");
            assertThat(count.path("reason").textValue()).isEqualTo("refused-422");
            assertThat(count.path("disclosures").intValue()).isPositive();
        });
        String listed = send("GET", "/parked/paywave", null).body();
        assertThat(listed).contains("\"event\":\"" + order.id() + "\"").doesNotContain(order.reference());
        found(order);
        assertThat(HubLog.says(hub.environment().folder(), order.reference()))
                .as("not even when it was asked about by its reference")
                .isFalse();
    }

    @Test
    void turnsTheEpochsOfATier() throws Exception {
        long before = current("minor");

        JsonNode epochs = json(send("POST", "/epochs", "{\"tier\":\"minor\"}"));

        assertThat(current("minor")).isGreaterThan(before);
        assertThat(epochs)
                .filteredOn(epoch -> epoch.path("epoch").longValue() == before)
                .singleElement()
                .satisfies(epoch -> assertThat(epoch.path("state").textValue()).isEqualTo("retiring"));
        assertThat(epochs).allSatisfy(epoch -> assertThat(epoch.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("epoch", "tier", "state", "since"));
        assertThat(send("POST", "/epochs", "{\"tier\":\"gold\"}").statusCode()).isEqualTo(400);
    }

    private long current(String tier) throws Exception {
        for (JsonNode epoch : json(send("GET", "/epochs", null))) {
            if (epoch.path("tier").textValue().equals(tier)
                    && epoch.path("state").textValue().equals("current")) {
                return epoch.path("epoch").longValue();
            }
        }
        throw new AssertionError("no current epoch of " + tier);
    }

    @Test
    void refusesACommandThatDoesNotSayWhatItIsAbout() throws Exception {
        assertThat(send("POST", "/parked/paywave", "{}").statusCode()).isEqualTo(400);
        assertThat(send("DELETE", "/parked/paywave", null).statusCode()).isEqualTo(400);
        assertThat(send("DELETE", "/parked/paywave?disclosure=1&reason=refused-422", null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("DELETE", "/parked/nobody?disclosure=1", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void issuesAReceiptThatHoldsAgainstItsChainAndTheHeadsThatTheShopHas() throws Exception {
        hub.bean(Proof.class)
                .append(List.of(ProofEntry.of(ProofKind.NOTHING_HELD, Instant.parse("2026-11-20T08:15:00Z"))
                        .request("DR-505")
                        .entry()));
        HttpResponse<String> receipt = send("GET", "/receipts/DR-505", null);
        JsonNode mac = json(receipt).at("/receipt/head/mac");
        await().atMost(Duration.ofSeconds(30)).until(() -> hub.published().heads().stream()
                .anyMatch(head -> head.at("/data/mac").equals(mac)));
        String heads = hub.published().heads().stream().map(JsonNode::toString).collect(Collectors.joining("\n"));

        assertThat(json(receipt).at("/receipt/history/0/kind").textValue()).isEqualTo("nothing-held");
        assertThat(send("POST", "/receipts", field("receipt", receipt.body())).body())
                .isEqualTo("{\"genuine\":true}");
        assertThat(send("POST", "/receipts", field("receipt", receipt.body().replace("DR-505", "DR-506")))
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("POST", "/receipts", field("receipt", "?")).statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/receipts/DR-506", null).statusCode()).isEqualTo(404);
        assertThat(json(send("GET", "/proof", null)).path("links").longValue()).isPositive();
        assertThat(send("POST", "/proof", field("heads", heads)).statusCode()).isEqualTo(200);
        assertThat(send("POST", "/proof", field("heads", heads.replace("\"number\":", "\"number\":1")))
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("POST", "/proof", field("heads", "?")).statusCode()).isEqualTo(400);
    }

    @Test
    void takesNoCommandThatAWebPageCouldSend() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(URI.create(actuator + "/parked/paywave"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"reason\":\"refused-422\"}"))
                .build();

        assertThat(client.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    @Test
    void tellsThatTheHubIsWell() throws Exception {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(status("/health"))
                    .as(send("GET", "/health", null).body())
                    .isEqualTo("UP");
            assertThat(status("/health/liveness")).isEqualTo("UP");
            assertThat(status("/health/readiness")).isEqualTo("UP");
        });
        assertThat(json(send("GET", "/health/readiness", null))
                        .path("components")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("readinessState", "db", "jms", "camelHealth", "intake");
        assertThat(json(send("GET", "/health", null))
                        .at("/components/partners/details/nordpost/circuit")
                        .textValue())
                .isEqualTo("closed");
    }

    @Test
    void countsWithLabelsThatHoldNothingOfAnOrder() throws Exception {
        SampleOrder order = parked(504);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(send("GET", "/prometheus", null).body())
                        .contains(
                                "hub_disclosures_total{code=\"refused-422\",document=\"payment-request\",partner=\"paywave\",state=\"parked\"}",
                                "hub_attempts_seconds_count{code=\"422\",partner=\"paywave\"}",
                                "hub_queue_depth{partner=\"paywave\"}",
                                "hub_intake_batch_count",
                                "hub_outbox_bundle_sum{partner=\"paywave\"}",
                                "hub_partner_oldest_seconds{partner=\"nordpost\"}",
                                "hub_partner_parked{partner=\"paywave\"}",
                                "routeId=\"order-intake\""));

        assertThat(hub.bean(MeterRegistry.class).getMeters()).allSatisfy(meter -> {
            List<Tag> labels = meter.getId().getTags();
            if (meter.getId().getName().startsWith("hub.")) {
                assertThat(labels)
                        .extracting(Tag::getKey)
                        .isSubsetOf("partner", "document", "state", "code", "outcome");
                assertThat(labels)
                        .allSatisfy(label -> assertThat(label.getValue()).matches("[a-z0-9-]{1,40}"));
            }
            assertThat(labels).allSatisfy(label -> assertThat(label.getValue())
                    .as("%s of %s", label.getKey(), meter.getId().getName())
                    .doesNotContain(order.reference(), order.id())
                    .doesNotMatch("(?s).*(SO-\\d|evt-|@|tok_|Lindqvist|://).*"));
        });
    }

    @Test
    void keepsAllOtherEndpointsShut() throws Exception {
        for (String other :
                List.of("", "/env", "/beans", "/heapdump", "/loggers", "/threaddump", "/shutdown", "/info")) {
            assertThat(send("GET", other, null).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void isReachedFromThisMachineAlone() throws Exception {
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(each.getInetAddresses())) {
                assertThat(accepts(address)).as("%s", address).isEqualTo(isTheOne(address));
            }
        }
    }

    private static boolean isTheOne(InetAddress address) {
        return address.getHostAddress().equals("127.0.0.1");
    }

    private boolean accepts(InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, actuator.getPort()), 1000);
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    private String status(String path) throws Exception {
        return new ObjectMapper()
                .readTree(send("GET", path, null).body())
                .path("status")
                .asText();
    }

    private SampleOrder parked(int number) {
        SampleOrder order = SampleOrder.placed(number);
        hub.publish(order);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.published().told(order.id(), "paywave").contains("parked refused-422"));
        return order;
    }

    private JsonNode found(SampleOrder order) throws Exception {
        JsonNode found = json(send("POST", "/parked", "{\"order\":\"" + order.reference() + "\"}"));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private HttpPartner provider() {
        return hub.environment().partners().http(PAYWAVE);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(actuator + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String field(String name, String text) {
        return JsonNodeFactory.instance.objectNode().put(name, text).toString();
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
