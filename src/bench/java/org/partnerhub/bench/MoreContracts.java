package org.partnerhub.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.FieldPath;

/** As many contracts as are asked for: the shipped ones of a carrier and a provider, and copies for other partners. */
final class MoreContracts {

    private MoreContracts() {}

    /** @param number even */
    static Collection<Contract> of(Catalog catalog, int number) {
        List<Contract> shipped = Stream.of("nordpost", "paywave")
                .map(partner -> catalog.of(new PartnerId(partner)).orElseThrow())
                .toList();
        return IntStream.range(0, number / 2)
                .boxed()
                .flatMap(copy -> shipped.stream().map(contract -> copy == 0 ? contract : copy(contract, "-" + copy)))
                .toList();
    }

    private static Contract copy(Contract contract, String suffix) {
        Map<FieldPath, String> receives = new LinkedHashMap<>();
        contract.receives().forEach((field, value) -> receives.put(field, value + suffix));
        return new Contract(
                new PartnerId(contract.partner() + suffix),
                contract.name(),
                contract.role(),
                contract.version(),
                contract.agreement(),
                contract.certification(),
                receives,
                contract.documents(),
                contract.delivery(),
                contract.answers(),
                contract.deletion(),
                contract.callback(),
                contract.status(),
                contract.connection());
    }
}
