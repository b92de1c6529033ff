package org.partnerhub.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.partnerhub.configuration.Folder;
import org.partnerhub.configuration.Problems;
import org.partnerhub.event.EventSchemas;
import org.partnerhub.policy.Policy;
import org.partnerhub.policy.PolicyReader;

/** All that a configuration folder says of partners: the policy, the schemas, the contracts that they allow. */
public record Catalog(Policy policy, EventSchemas schemas, List<Contract> contracts) {

    public Catalog {
        contracts = List.copyOf(contracts);
    }

    /**
     * Reads {@code policy.yaml}, {@code schemas/} and {@code partners/}.
     *
     * @param placeholders replaces each <code>${…}</code> in a text, or throws IllegalArgumentException when it cannot
     * @throws org.partnerhub.configuration.InvalidConfigurationException with all problems of all files
     */
    public static Catalog read(Path folder, UnaryOperator<String> placeholders) {
        Problems problems = new Problems();
        EventSchemas schemas = EventSchemas.read(folder.resolve("schemas"), problems);
        Optional<Policy> policy = PolicyReader.read(folder.resolve("policy.yaml"), schemas, problems);
        ContractReader reader = new ContractReader(new Rules(policy, schemas), placeholders, problems);
        List<Contract> contracts = new Folder(folder.resolve("partners"), ".yaml", problems)
                .files().stream().flatMap(file -> reader.read(file).stream()).toList();
        problems.throwIfAny();
        return new Catalog(policy.orElseThrow(), schemas, contracts);
    }

    public Optional<Contract> of(PartnerId partner) {
        return contracts.stream()
                .filter(contract -> contract.partner().equals(partner))
                .findFirst();
    }
}
