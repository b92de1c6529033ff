package org.partnerhub.egress;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
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

    private static final Set<String> RECEIVING = Set.of(
            "autoCreate",
            "connectTimeout",
            "disconnect",
            "fileName",
            "idempotent",
            "ignoreFileNotFoundOrPermissionError",
            "knownHostsFile",
            "noop",
            "preferredAuthentications",
            "privateKeyFile",
            "soTimeout",
            "stepwise",
            "strictHostKeyChecking",
            "throwExceptionOnConnectFailed",
            "timeout",
            "useList",
            "useUserKnownHostsFile",
            "username");

    private static final Pattern NAME_OF_A_MANIFEST =
            Pattern.compile("[a-z][a-z0-9-]*-20\\d{2}(0[1-9]|1[0-2])([0-2]\\d|3[01])-\\d{6}\\.csv");

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
        requireHostKey(endpoint);
    }

    private static void requireHostKey(EndpointAddress endpoint) {
        endpoint.requireOption("strictHostKeyChecking", "yes");
        endpoint.requireOption("useUserKnownHostsFile", "false");
    }

    /** A file is asked for by the name of a manifest: a name can tell as much as a file. */
    @Override
    public void approveReceiving(Endpoint endpoint) {
        EndpointAddress address = approvePlace(endpoint);
        address.allowOptions(RECEIVING);
        requireHostKey(address);
        String name = String.valueOf(address.options().get("fileName"));
        if (!NAME_OF_A_MANIFEST.matcher(name).matches()) {
            throw new EgressRefusedException("an endpoint that asks a partner for a file must name a manifest");
        }
    }

    @Override
    void fill(Message outgoing, Release release, Contract contract) {
        outgoing.setBody(release.content());
        outgoing.setHeader(Exchange.FILE_NAME, release.name());
    }
}
