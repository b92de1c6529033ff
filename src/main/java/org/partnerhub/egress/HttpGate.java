package org.partnerhub.egress;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.partnerhub.contract.Contract;
import org.partnerhub.secrets.Secrets;

/**
 * Lets out requests. It adds the credentials here, at the last moment, so that no route ever holds them, and tells the
 * route of the answer its status and when to come again.
 */
final class HttpGate extends PartnerGate {

    private static final String RETRY_AFTER = "Retry-After";

    private static final Set<String> OPTIONS = Set.of(
            "bridgeEndpoint",
            "connectTimeout",
            "connectionRequestTimeout",
            "connectionsPerRoute",
            "httpMethod",
            "ignoreResponseBody",
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
        endpoint.requireOption("ignoreResponseBody", "true");
        endpoint.requireOption("throwExceptionOnFailure", "false");
    }

    @Override
    void fill(Message outgoing, Release release, Contract contract) {
        outgoing.setBody(release.content());
        outgoing.setHeader(Exchange.HTTP_PATH, release.name());
        release.headers().forEach(outgoing::setHeader);
        contract.connection()
                .authorization()
                .ifPresent(authorization -> outgoing.setHeader(
                        authorization.header(), authorization.prefix() + secrets.text(authorization.secret())));
    }

    @Override
    public void admitAnswer(Message answer, Message incoming) {
        incoming.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.getHeader(Exchange.HTTP_RESPONSE_CODE));
        incoming.setHeader(RETRY_AFTER, answer.getHeader(RETRY_AFTER));
    }
}
