package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.ErasureRequest.Meaning;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.Notices.Answer;
import org.partnerhub.notice.NoticeDesk;
import org.springframework.jdbc.core.JdbcTemplate;

/** A customer asks for deletion: whoever holds a copy is told once, and nobody else. */
@ExtendWith(SandboxExtension.class)
class NoticeIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final PartnerId NORDPOST = new PartnerId("nordpost");
    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final AtomicInteger numbers = new AtomicInteger(790_000);

    private final int number = numbers.incrementAndGet();
    private final SampleOrder order = SampleOrder.placed(number);
    private final String request = "DR-" + number;

    private LiveHub hub;
    private SftpPartner carrier;
    private HttpPartner provider;

    @BeforeEach
    void findThePartners(LiveHub live) {
        hub = live;
        live.environment().partners().http(PAYWAVE).erasures().says(Meaning.COMPLETED);
        carrier = live.environment().partners().sftp(NORDPOST);
        provider = live.environment().partners().http(PAYWAVE);
        hub.publish(order);
        await().atMost(LONGEST)
                .until(() -> hub.published().isSent(order.id(), "nordpost")
                        && hub.published().isSent(order.id(), "paywave"));
        hub.publish(SampleOrder.closed("evt-closed-" + number, number));
    }

    @AfterEach
    void bringThemBack() throws IOException {
        provider.erasures().says(Meaning.COMPLETED);
        provider.behave(HttpBehaviour.ACCEPTS);
        provider.arrive();
        carrier.arrive();
    }

    @Test
    void tellsEachHolderOnceWithNothingButTheReferenceAndANumber() throws IOException {
        requestDeletion();

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-sent nordpost", "notice-completed paywave"));

        assertThat(rows()).singleElement().satisfies(row -> assertThat(row)
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}," + order.reference()));
        assertThat(provider.erasures().about(order.reference())).singleElement().satisfies(asked -> {
            JsonNode body = new ObjectMapper().readTree(asked.body());
            assertThat(body.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder("reference", "request");
            assertThat(asked.idempotencyKey()).contains(body.path("request").textValue());
        });
        assertThat(Stream.of("inlandia", "cardinal").map(PartnerId::new))
                .as("who holds nothing is not told")
                .allSatisfy(other -> assertThat(told(other)).doesNotContain(order.reference()));
    }

    @Test
    void forgetsTheReferenceWhenTheLastAnswerIsFinal() {
        requestDeletion();
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-sent nordpost", "notice-completed paywave"));
        assertThat(canBeNamed()).isTrue();
        assertThat(hub.published().deletion(request)).doesNotContain("completed");

        assertThat(answer(PAYWAVE)).as("it is another partner's to answer").isFalse();
        assertThat(answer(NORDPOST)).isTrue();

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-completed nordpost", "completed"));
        assertThat(canBeNamed()).isFalse();
    }

    @Test
    void takesWhatACarrierAnswersInItsOutbox() throws IOException {
        requestDeletion();
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-sent nordpost"));
        Path file = carrier.noticeFiles().stream()
                .filter(each -> lines(each).anyMatch(line -> line.endsWith("," + order.reference())))
                .findFirst()
                .orElseThrow();

        Files.writeString(
                carrier.outbox().resolve(file.getFileName() + ".answer"),
                "notice,result,basis,until,fields\n" + rows().get(0).split(",")[0]
                        + ",partial,gdpr-17-3-b,2031-12-31,consignee.name\n");

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-partial nordpost"));
        assertThat(canBeNamed()).isTrue();
    }

    @Test
    void tellsAPartnerThatWasAwayWhenItIsBack() throws IOException {
        carrier.leave();
        provider.behave(any -> HttpReply.of(503));
        requestDeletion();
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-queued nordpost", "notice-queued paywave"));
        await().atMost(LONGEST).until(() -> attempts() >= 3);

        carrier.arrive();
        provider.behave(HttpBehaviour.ACCEPTS);

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-sent nordpost", "notice-completed paywave"));
        assertThat(rows()).hasSize(1);
        assertThat(provider.erasures().about(order.reference())).hasSize(1);
    }

    @Test
    void asksAgainUntilALatePartnerIsDone() {
        provider.erasures().says(Meaning.ACKNOWLEDGED, Meaning.ACKNOWLEDGED, Meaning.COMPLETED);

        requestDeletion();

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .containsSubsequence("notice-acknowledged paywave", "notice-completed paywave"));
        assertThat(provider.erasures().about(order.reference()))
                .hasSize(3)
                .extracting(ReceivedRequest::body)
                .as("always the same notice")
                .containsOnly(
                        provider.erasures().about(order.reference()).get(0).body());
    }

    @Test
    void keepsTheReferenceForARefusal() {
        provider.erasures().says(Meaning.REFUSED);

        requestDeletion();

        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-sent nordpost", "notice-refused paywave"));
        assertThat(answer(NORDPOST)).isTrue();
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .contains("notice-completed nordpost"));
        assertThat(canBeNamed()).isTrue();
    }

    private void requestDeletion() {
        String event = """
                {"specversion":"1.0","id":"evt-deletion-%d","source":"/shop","type":"deletion.requested",
                 "time":"2026-11-20T08:15:30Z","data":{"requestId":"%s","customerId":"C-%d","requestedBy":"customer",
                 "verifiedAt":"%s"}}""".formatted(number, request, 88_000 + number, Instant.now());
        hub.publish(new ProducerRecord<>(KafkaBroker.DELETIONS, request, event.getBytes(UTF_8)));
    }

    /** What the carrier answers about this order. */
    private boolean answer(PartnerId partner) {
        UUID notice = UUID.fromString(rows().get(0).split(",")[0]);
        return hub.bean(NoticeDesk.class).answer(partner, List.of(new Answer(notice, NoticeReply.completed())));
    }

    /** The lines of files of notices that are about this order. */
    private List<String> rows() {
        try {
            return carrier.noticeFiles().stream()
                    .flatMap(NoticeIT::lines)
                    .filter(line -> line.endsWith("," + order.reference()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that another partner was told. */
    private String told(PartnerId partner) throws IOException {
        StringBuilder told = new StringBuilder();
        try (Stream<Path> files = Files.walk(hub.environment().folder().partner(partner))) {
            files.filter(Files::isRegularFile).flatMap(NoticeIT::lines).forEach(told::append);
        }
        return told.toString();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int attempts() {
        return hub.bean(JdbcTemplate.class)
                .queryForObject(
                        "select coalesce(max(attempts), 0) from notice where partner = 'paywave'", Integer.class);
    }

    private boolean canBeNamed() {
        return hub.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from customer_order o where o.reference_key is not null and o.id in"
                                        + " (select e.order_id from erasure e join deletion_request r on r.id = e.request_id"
                                        + " where r.request_id = ?)",
                                Integer.class,
                                request)
                > 0;
    }
}
