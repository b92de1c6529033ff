package org.partnerhub.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.partnerhub.configuration.ConfigurationFile;
import org.partnerhub.configuration.Folder;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.policy.Policy;
import org.partnerhub.policy.Role;

/** Reads one file of {@code config/partners} and holds it against policy and schemas. */
final class ContractReader {

    private static final String CONNECTION = "connection";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private final Rules rules;
    private final UnaryOperator<String> placeholders;
    private final Problems problems;

    ContractReader(Rules rules, UnaryOperator<String> placeholders, Problems problems) {
        this.rules = rules;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    /** The contract, unless the file has problems. */
    Optional<Contract> read(Path file) {
        int before = problems.count();
        return ConfigurationFile.yaml(file, problems)
                .flatMap(section -> contract(section, file))
                .filter(contract -> problems.count() == before);
    }

    private Optional<Contract> contract(Section file, Path path) {
        file.refusePlaceholdersOutside(CONNECTION);
        Optional<PartnerId> partner = file.required("partner").flatMap(value -> partner(value, path));
        Optional<String> name = file.text("name");
        Optional<Role> role = file.required("role").flatMap(this::role);
        AgreementReader agreements = new AgreementReader();
        Optional<Contract.Agreement> agreement = file.section("agreement", agreements::agreement);
        Optional<Contract.Certification> certification =
                role.filter(Role::certification).isPresent()
                        ? file.section("certification", agreements::certification)
                        : file.optionalSection("certification", agreements::certification);
        ReceivesReader receiving = new ReceivesReader(rules.schemas(), role, problems);
        Optional<Map<FieldPath, String>> receives = file.section("receives", receiving::read);
        List<DocumentReader.Draft> drafts = documents(file, role);
        Optional<Connection> connection = file.section(CONNECTION, this::connection);
        DeliveryReader deliveries = new DeliveryReader(drafts, connection, problems);
        Optional<Delivery> delivery = file.section("delivery", deliveries::read);
        Optional<Contract.Channel> answers =
                file.optional("answers").flatMap(value -> ChannelReader.answers(value, connection));
        Optional<DeletionChannel> deletion =
                file.section("deletion", new DeletionReader(drafts, connection, problems)::read);
        Optional<Callback> callback = new CallbackReader(rules.policy().flatMap(policy -> role), problems).read(file);
        new NoticeRules(problems).check(drafts);
        new RefundRules(role, connection, callback, problems).check(drafts, file);
        Optional<StatusRequest> status = new StatusReader(drafts, connection, problems).read(file);
        return file.made(() -> {
            List<Document> documents = drafts.stream()
                    .map(draft -> draft.document(delivery.orElseThrow().row()))
                    .toList();
            return new Contract(
                    partner.orElseThrow(),
                    name.orElseThrow(),
                    role.orElseThrow().name(),
                    ContractVersion.of(
                            partner.orElseThrow(), agreement.orElseThrow().reference(), documents),
                    agreement.orElseThrow(),
                    certification,
                    receives.orElseThrow(),
                    documents,
                    delivery.orElseThrow(),
                    answers,
                    deletion.orElseThrow(),
                    callback,
                    status,
                    connection.orElseThrow());
        });
    }

    private Optional<PartnerId> partner(Value value, Path file) {
        String expected = Folder.stem(file);
        return value.text(ID, "use 2 to 40 lower-case letters, digits, hyphens")
                .flatMap(id -> id.equals(expected)
                        ? Optional.of(new PartnerId(id))
                        : value.refuse(
                                "the partner is not called as its file", "write " + expected + ", or rename the file"));
    }

    private Optional<Role> role(Value value) {
        Optional<Policy> policy = rules.policy();
        return policy.isEmpty()
                ? value.text().map(name -> new Role(name, false, Optional.empty()))
                : value.word(policy.get().roles().keySet()).map(policy.get().roles()::get);
    }

    private Optional<Connection> connection(Section section) {
        return ConnectionReader.read(section.resolved(placeholders));
    }

    private List<DocumentReader.Draft> documents(Section file, Optional<Role> role) {
        Optional<String> known = rules.policy().flatMap(policy -> role).map(Role::name);
        List<DocumentReader.Draft> drafts = new ArrayList<>();
        file.required("discloses").flatMap(Value::section).ifPresent(section -> {
            section.all().forEach(entry -> DocumentReader.read(entry, rules, known, problems)
                    .ifPresent(drafts::add));
            if (drafts.size() == section.all().size() && leavesInTheDark(drafts)) {
                problems.add(
                        section.node(),
                        "nothing tells the partner that an order was cancelled, or given to another partner",
                        "write a document for " + EventType.ORDER_CANCELLED.text());
            }
        });
        return drafts;
    }

    /** Documents whose events could not be made out have been told already. */
    private static boolean leavesInTheDark(List<DocumentReader.Draft> documents) {
        return documents.stream()
                .noneMatch(each -> each.events().isEmpty() || each.events().contains(EventType.ORDER_CANCELLED));
    }
}
