package org.partnerhub.opendsr;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.secrets.Secrets;

/** All partners that are told by OpenDSR. */
final class Processors {

    private final Map<PartnerId, Processor> processors;

    private Processors(Map<PartnerId, Processor> processors) {
        this.processors = Map.copyOf(processors);
    }

    /**
     * What the contracts say.
     *
     * @throws IllegalStateException when a pinned certificate cannot be used: no partner must find that out
     */
    static Processors of(Catalog catalog, Secrets secrets, OpenDsrProperties properties, Clock clock) {
        return new Processors(catalog.contracts().stream()
                .filter(contract -> contract.deletion().openDsr().isPresent())
                .map(contract -> processor(contract, secrets, properties, clock))
                .collect(Collectors.toMap(Processor::partner, Function.identity())));
    }

    private static Processor processor(Contract contract, Secrets secrets, OpenDsrProperties properties, Clock clock) {
        OpenDsr dsr = contract.deletion().openDsr().orElseThrow();
        PinnedCertificates pinned = new PinnedCertificates(dsr.domain(), () -> secrets.text(dsr.certificate()), clock);
        try {
            pinned.read();
        } catch (BadCertificateException problem) {
            throw new IllegalStateException(
                    "config/partners/" + contract.partner() + ".yaml: deletion.certificate: the secret '"
                            + dsr.certificate() + "' " + problem.getMessage()
                            + "; write the certificate that the partner signs with to "
                            + secrets.file(dsr.certificate()),
                    problem);
        }
        return new Processor(contract.partner(), dsr, pinned, properties.callback(contract.partner()));
    }

    Collection<Processor> all() {
        return processors.values();
    }

    Optional<Processor> of(PartnerId partner) {
        return Optional.ofNullable(processors.get(partner));
    }
}
