package org.partnerhub.egress;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;

/** Lets out a release, to the place that the contract of its partner names. */
abstract class PartnerGate implements Gate {

    private final Map<PartnerId, Contract> contracts;
    private final Map<PartnerId, String> places;

    PartnerGate(Collection<Contract> contracts) {
        this.contracts = contracts.stream().collect(Collectors.toMap(Contract::partner, contract -> contract));
        this.places = contracts.stream()
                .collect(Collectors.toMap(Contract::partner, contract -> EndpointAddress.place(addressOf(contract))));
    }

    /** Where releases for a partner go. */
    abstract URI addressOf(Contract contract);

    /** How an endpoint to a partner may be set up. */
    abstract void approveOptions(EndpointAddress endpoint);

    abstract void fill(Message outgoing, Release release, Contract contract);

    final Contract contractOf(Release release) {
        return contracts.get(release.partner());
    }

    @Override
    public void approve(Endpoint endpoint) {
        approveOptions(approvePlace(endpoint));
    }

    /** @throws EgressRefusedException when it leads elsewhere */
    final EndpointAddress approvePlace(Endpoint endpoint) {
        EndpointAddress address = EndpointAddress.of(endpoint);
        if (!places.containsValue(address.place())) {
            throw new EgressRefusedException("an endpoint leads to a place that no contract names as its connection");
        }
        return address;
    }

    @Override
    public void admit(Endpoint endpoint, Object body, Message outgoing) {
        if (!(body instanceof Release release)) {
            throw new EgressRefusedException("only a release may be sent to a partner");
        }
        if (!EndpointAddress.of(endpoint).place().equals(places.get(release.partner()))) {
            throw new EgressRefusedException(
                    "a release for " + release.partner() + " may go only to the place that its contract names");
        }
        fill(outgoing, release, contractOf(release));
    }
}
