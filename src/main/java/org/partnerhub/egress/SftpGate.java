package org.partnerhub.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.FileName;

/**
 * Lets out files, to a server whose host key is checked, under a temporary name until they are whole. In return, answers
 * are read from a partner's outbox, and removed there.
 */
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

    private static final Set<String> ASKING = Set.of(
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

    private static final Set<String> READING = Set.of(
            "autoCreate",
            "bridgeErrorHandler",
            "connectTimeout",
            "delay",
            "delete",
            "disconnect",
            "filterFile",
            "knownHostsFile",
            "maxMessagesPerPoll",
            "maximumReconnectAttempts",
            "preferredAuthentications",
            "privateKeyFile",
            "serverAliveInterval",
            "soTimeout",
            "stepwise",
            "streamDownload",
            "strictHostKeyChecking",
            "throwExceptionOnConnectFailed",
            "timeout",
            "useUserKnownHostsFile",
            "username");

    private static final Pattern NAME_OF_A_MANIFEST =
            Pattern.compile("[a-z][a-z0-9-]*-" + FileName.DATE + "-" + FileName.NUMBER + "\\.csv");

    /** Whose outbox a place is. Two partners may have accounts at the same server, which shows each its own folder. */
    private final Map<String, Set<PartnerId>> outboxes;

    SftpGate(Collection<Contract> contracts) {
        super(contracts);
        outboxes = contracts.stream()
                .filter(contract -> contract.connection().outbox().isPresent())
                .collect(groupingBy(
                        contract -> EndpointAddress.place(
                                folder(contract, contract.connection().outbox())),
                        mapping(Contract::partner, toSet())));
    }

    @Override
    URI addressOf(Contract contract) {
        return folder(contract, contract.connection().inbox());
    }

    private static URI folder(Contract contract, Optional<String> name) {
        URI server = contract.connection().uri();
        return name.map(folder -> server.resolve(folder.startsWith("/") ? folder : "/" + folder))
                .orElse(server);
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

    /**
     * An outbox is read, and only what answers something. In an inbox, a file is asked for by the name of a manifest: a name
     * can tell as much as a file.
     */
    @Override
    public void approveReceiving(Endpoint endpoint) {
        EndpointAddress address = EndpointAddress.of(endpoint);
        if (outboxes.containsKey(address.place()) && !address.options().containsKey("fileName")) {
            approveReading(address);
        } else {
            approveAsking(approvePlace(endpoint));
        }
    }

    private void approveReading(EndpointAddress address) {
        address.allowOptions(READING);
        requireHostKey(address);
        // a file is not taken into memory as a whole
        address.requireOption("streamDownload", "true");
        String filter = URLDecoder.decode(String.valueOf(address.options().get("filterFile")), UTF_8);
        if (outboxes.get(address.place()).stream().map(SftpGate::filterOf).noneMatch(each -> each.equals(filter))) {
            throw new EgressRefusedException("an endpoint that reads an outbox must set filterFile to "
                    + "${bean:answers.isWanted('…', *)}, with the partner whose it is");
        }
    }

    private static String filterOf(PartnerId partner) {
        return "${bean:answers.isWanted('" + partner + "', *)}";
    }

    private static void approveAsking(EndpointAddress address) {
        address.allowOptions(ASKING);
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
