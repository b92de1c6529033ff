package org.partnerhub.egress;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.secrets.Secrets;

/**
 * Lets out requests. It adds the credentials here, at the last moment, so that no route ever holds them, and tells the
 * route of the answer its status and when to come again. What an answer says is handed on only where it is the answer to a
 * deletion notice, which says of nobody but whom it asked about, and no more of it than such an answer can be long; or to a
 * question, as an {@link Answer}. With an answer about a notice goes its signature.
 */
final class HttpGate extends PartnerGate {

    /** Bytes of an answer to a notice. */
    static final int LONGEST_ANSWER = 16 * 1024;

    private static final String RETRY_AFTER = "Retry-After";
    private static final String IGNORE_BODY = "ignoreResponseBody";

    /** What an answer to a notice is signed by. */
    private static final Set<String> SIGNATURE = Set.of(OpenDsr.DOMAIN_HEADER, OpenDsr.SIGNATURE_HEADER);

    private static final Set<String> OPTIONS = Set.of(
            "bridgeEndpoint",
            "connectTimeout",
            "connectionRequestTimeout",
            "connectionsPerRoute",
            "disableStreamCache",
            "httpMethod",
            IGNORE_BODY,
            "maxTotalConnections",
            "responseTimeout",
            "soTimeout",
            "throwExceptionOnFailure");

    private final Secrets secrets;

    HttpGate(Collection<Contract> contracts, Secrets secrets) {
        super(contracts);
        this.secrets = secrets;
    }

    @Override
    URI addressOf(Contract contract) {
        return contract.connection().uri();
    }

    @Override
    void approveOptions(EndpointAddress endpoint) {
        endpoint.allowOptions(OPTIONS);
        endpoint.requireOption("bridgeEndpoint", "true");
        if (readsAnswers(endpoint) || isForQuestions(endpoint)) {
            // what is read of an answer is read here, and nowhere before
            endpoint.requireOption("disableStreamCache", "true");
        } else {
            endpoint.requireOption(IGNORE_BODY, "true");
        }
        endpoint.requireOption("throwExceptionOnFailure", "false");
    }

    private static boolean readsAnswers(EndpointAddress endpoint) {
        return "false".equals(String.valueOf(endpoint.options().get(IGNORE_BODY)));
    }

    private static boolean isForQuestions(EndpointAddress endpoint) {
        return "GET".equals(endpoint.options().get("httpMethod"));
    }

    @Override
    public void admit(Endpoint endpoint, Object body, Message outgoing) {
        if (body instanceof Release release) {
            approve(release, EndpointAddress.of(endpoint));
        }
        super.admit(endpoint, body, outgoing);
    }

    @Override
    void fill(Message outgoing, Release release, Contract contract) {
        if (release.isNotice() && !Optional.of(release.noticePath()).equals(noticePath(release, contract))) {
            throw new EgressRefusedException(
                    "a deletion notice to " + release.partner() + " may go only to the path that its contract names");
        }
        outgoing.setBody(release.content());
        outgoing.setHeader(Exchange.HTTP_PATH, release.name());
        release.headers().forEach(outgoing::setHeader);
        contract.connection()
                .authorization()
                .ifPresent(authorization -> outgoing.setHeader(
                        authorization.header(), authorization.prefix() + secrets.text(authorization.secret())));
    }

    /** Only OpenDSR knows a way to ask. */
    private static Optional<String> noticePath(Release release, Contract contract) {
        return release.isQuestion()
                ? contract.deletion().openDsr().map(OpenDsr::requests)
                : contract.deletion().requestPath();
    }

    @Override
    public void admitAnswer(Endpoint endpoint, Message answer, Message incoming) throws IOException {
        incoming.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.getHeader(Exchange.HTTP_RESPONSE_CODE));
        incoming.setHeader(RETRY_AFTER, answer.getHeader(RETRY_AFTER));
        if (incoming.getBody() instanceof Release release && release.isNotice()) {
            SIGNATURE.forEach(header -> incoming.setHeader(header, answer.getHeader(header)));
        }
        if (incoming.getBody() instanceof Release release && release.isQuestion()) {
            InputStream body = answer.getBody() instanceof InputStream stream ? stream : null;
            incoming.setBody(Answer.read(body, contractOf(release).delivery().timeout()));
        } else if (readsAnswers(EndpointAddress.of(endpoint))) {
            incoming.setBody(read(answer));
        }
    }

    private static void approve(Release release, EndpointAddress endpoint) {
        if (release.isQuestion() != isForQuestions(endpoint)) {
            throw new EgressRefusedException("a question goes by httpMethod=GET, and nothing else does");
        }
        if (!release.isQuestion() && release.isNotice() != readsAnswers(endpoint)) {
            throw new EgressRefusedException(
                    "an answer's body is read where a deletion notice is sent, and nowhere else");
        }
    }

    /** Empty when there is none, or more than there may be. */
    private static byte[] read(Message answer) throws IOException {
        if (!(answer.getBody() instanceof InputStream body)) {
            return new byte[0];
        }
        try (body) {
            byte[] content = body.readNBytes(LONGEST_ANSWER + 1);
            return content.length > LONGEST_ANSWER ? new byte[0] : content;
        }
    }
}
