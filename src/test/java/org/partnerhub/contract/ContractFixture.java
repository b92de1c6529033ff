package org.partnerhub.contract;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;

/** Contracts for tests of those who are handed them: a provider or a carrier as it should be, changed in one thing. */
public final class ContractFixture {

    private final Map<DocumentName, String> paths = new LinkedHashMap<>();
    private String partner;
    private URI uri;
    private String inbox;
    private Optional<String> outbox = Optional.empty();
    private String token;
    private LocalDate agreedUntil = LocalDate.parse("2027-12-31");
    private Optional<Contract.Certification> certification = Optional.empty();
    private List<Document> documents = List.of();
    private List<String> columns = List.of();
    private Optional<StatusRequest> status = Optional.empty();
    private Optional<OpenDsr> openDsr = Optional.empty();
    private Duration timeout = Duration.ofSeconds(10);

    private ContractFixture(String partner, String uri) {
        this.partner = partner;
        this.uri = URI.create(uri);
    }

    /** A provider that takes requests. */
    public static ContractFixture aProvider() {
        return new ContractFixture("paywave", "https://api.paywave.example");
    }

    /** A carrier that takes files. */
    public static ContractFixture aCarrier() {
        return new ContractFixture("nordpost", "sftp://sftp.nordpost.example:22").withInbox("/in");
    }

    /** As shipped, but for its address, which is taken without any credentials. */
    public static Contract shipped(String partner, String address) {
        Contract shipped = Catalog.read(Path.of("config"), UnaryOperator.identity())
                .of(new PartnerId(partner))
                .orElseThrow();
        return new Contract(
                shipped.partner(),
                shipped.name(),
                shipped.role(),
                shipped.version(),
                shipped.agreement(),
                shipped.certification(),
                shipped.receives(),
                shipped.documents(),
                shipped.delivery(),
                shipped.answers(),
                shipped.deletion(),
                shipped.callback(),
                shipped.status(),
                aProvider().at(address).connection());
    }

    public ContractFixture named(String name) {
        partner = name;
        return this;
    }

    public ContractFixture at(String address) {
        uri = URI.create(address);
        return this;
    }

    public ContractFixture withInbox(String folder) {
        inbox = folder;
        return this;
    }

    /** A carrier that answers. */
    public ContractFixture withOutbox(String folder) {
        outbox = Optional.of(folder);
        return this;
    }

    public ContractFixture withToken(String secret) {
        token = secret;
        return this;
    }

    public ContractFixture withPath(String document, String path) {
        paths.put(new DocumentName(document), path);
        return this;
    }

    public ContractFixture withTimeout(Duration longest) {
        timeout = longest;
        return this;
    }

    /** It can be asked for payments, and answers like {@code {"reference": …, "amount": …, "currency": …, "status": …}}. */
    public ContractFixture asked(String path, Duration after) {
        status = Optional.of(new StatusRequest("http-status", new StatusPath(path), after, 1_000, answer()));
        return this;
    }

    /** It is told to purge by OpenDSR. */
    public ContractFixture told(OpenDsr by) {
        openDsr = Optional.of(by);
        return this;
    }

    public ContractFixture agreedUntil(String day) {
        agreedUntil = LocalDate.parse(day);
        return this;
    }

    public ContractFixture certifiedUntil(String day) {
        certification = Optional.of(new Contract.Certification("PCI-DSS-4", "AOC-1", LocalDate.parse(day)));
        return this;
    }

    public ContractFixture withDocument(Document document) {
        documents = List.of(document);
        return this;
    }

    public ContractFixture withColumns(String... names) {
        columns = List.of(names);
        return this;
    }

    public Contract build() {
        return new Contract(
                new PartnerId(partner),
                partner,
                inbox == null ? "payment" : "logistics",
                "0123456789ab",
                new Contract.Agreement("A-1", true, "GB", "none", Period.ofDays(90), agreedUntil),
                certification,
                Map.of(),
                documents,
                delivery(),
                outbox.map(folder -> new Contract.Channel("sftp-answers", Map.of("every", "PT1M"))),
                deletion(),
                Optional.empty(),
                status,
                connection());
    }

    private DeletionChannel deletion() {
        if (openDsr.isPresent()) {
            return new DeletionChannel(
                    DeletionChannel.Route.OPENDSR_NOTICE,
                    Period.ofMonths(1),
                    Duration.ofMinutes(15),
                    Optional.empty(),
                    openDsr);
        }
        return inbox == null
                ? new DeletionChannel(
                        DeletionChannel.Route.HTTP_NOTICE,
                        Period.ofMonths(1),
                        Duration.ofMinutes(15),
                        Optional.of(anErasureRequest()),
                        Optional.empty())
                : new DeletionChannel(
                        DeletionChannel.Route.SFTP_NOTICE,
                        Period.ofDays(30),
                        Duration.ofMinutes(15),
                        Optional.empty(),
                        Optional.empty());
    }

    /** What a provider is asked by default. */
    public static ErasureRequest anErasureRequest() {
        return new ErasureRequest(
                "/v1/erasures",
                Map.of("reference", ErasureRequest.Source.ORDER_REFERENCE, "request", ErasureRequest.Source.NOTICE_ID),
                Map.of("account", "SHOP"),
                FieldPath.of("result"),
                Optional.of(FieldPath.of("retained.until")),
                Map.of(
                        "received",
                        ErasureRequest.Outcome.of(ErasureRequest.Meaning.ACKNOWLEDGED),
                        "erased",
                        ErasureRequest.Outcome.of(ErasureRequest.Meaning.COMPLETED),
                        "unknown",
                        ErasureRequest.Outcome.of(ErasureRequest.Meaning.NO_MATCH),
                        "retained",
                        new ErasureRequest.Outcome(
                                ErasureRequest.Meaning.REFUSED, Optional.of("gdpr-17-3-b"), Optional.empty()),
                        "recurring",
                        new ErasureRequest.Outcome(
                                ErasureRequest.Meaning.REFUSED,
                                Optional.of("recurring-token"),
                                Optional.of(Period.ofMonths(1)))));
    }

    private Delivery delivery() {
        return new Delivery(
                inbox == null ? "http-request" : "sftp-manifest",
                columns.isEmpty() ? Delivery.Form.JSON : Delivery.Form.CSV,
                Delivery.Row.ORDER,
                columns,
                Duration.ofMinutes(15),
                500,
                paths,
                timeout,
                4,
                1_000);
    }

    private static ResultMapping answer() {
        return new ResultMapping(
                Optional.empty(),
                value("reference"),
                Optional.empty(),
                value("amount"),
                value("currency"),
                Optional.empty(),
                new ResultMapping.States(
                        List.of(FieldPath.of("status")),
                        PaymentState.OF_THE_WHOLE.stream()
                                .collect(Collectors.toMap(PaymentState::text, state -> state)),
                        Set.of("processing")));
    }

    private static ResultMapping.Field value(String place) {
        return new ResultMapping.Field(List.of(FieldPath.of(place)), false, Optional.empty());
    }

    private Connection connection() {
        boolean files = inbox != null;
        return new Connection(
                uri,
                files ? Optional.of("shop") : Optional.empty(),
                files ? Optional.of(partner + "-ssh") : Optional.empty(),
                files ? Optional.of(partner + "-host") : Optional.empty(),
                Optional.ofNullable(inbox),
                outbox,
                Optional.ofNullable(token)
                        .map(secret -> new Connection.Authorization("Authorization", "Bearer ", secret)));
    }

    /** A document with these targets; what it takes them from does not matter. */
    public static Document document(String name, Optional<String> rowArray, String... targets) {
        return new Document(
                new DocumentName(name),
                Set.of(EventType.ORDER_PLACED),
                Map.of(),
                Stream.of(targets).map(ContractFixture::field).toList(),
                rowArray.map(FieldPath::of));
    }

    private static Document.Field field(String target) {
        String source = target.contains("[]") ? "items[].sku" : "order.reference";
        return new Document.Field(
                FieldPath.of(target), FieldPath.of(source), false, List.of(), "transit", Optional.empty());
    }
}
