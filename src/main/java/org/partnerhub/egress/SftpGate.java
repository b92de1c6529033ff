package org.partnerhub.egress;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.partnerhub.contract.Contract;

/** Lets out files, to a server whose host key is checked, under a temporary name until they are whole. */
final class SftpGate extends PartnerGate {

    private static final Set<String> OPTIONS = Set.of(
            "autoCreate",
            "connectTimeout",
            "disconnect",
            "existDirCheckUsingLs",
            "fastExistsCheck",
            "fileExist",
            "jschLoggingLevel",
            "knownHostsFile",
            "maximumReconnectAttempts",
            "preferredAuthentications",
            "privateKeyFile",
            "reconnectDelay",
            "serverAliveInterval",
            "soTimeout",
            "stepwise",
            "strictHostKeyChecking",
            "tempFileName",
            "throwExceptionOnConnectFailed",
            "timeout",
            "useUserKnownHostsFile",
            "username");

    SftpGate(Collection<Contract> contracts) {
        super(contracts);
    }

    @Override
    URI addressOf(Contract contract) {
        return contract.connection()
                .inbox()
                .map(inbox -> contract.connection().uri().resolve(inbox.startsWith("/") ? inbox : "/" + inbox))
                .orElse(contract.connection().uri());
    }

    @Override
    void approveOptions(EndpointAddress endpoint) {
        endpoint.allowOptions(OPTIONS);
        endpoint.requireOption("strictHostKeyChecking", "yes");
        endpoint.requireOption("useUserKnownHostsFile", "false");
    }

    @Override
    void fill(Message outgoing, Release release, Contract contract) {
        outgoing.setBody(release.content());
        outgoing.setHeader(Exchange.FILE_NAME, release.name());
    }
}
