package org.partnerhub.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.partnerhub.configuration.ConfigurationFile;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.policy.Policy;
import org.partnerhub.policy.Role;

/** Reads one file of {@code config/partners} and holds it against policy and schemas. */
final class ContractReader {

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
        file.refusePlaceholdersOutside("connection");
        Optional<PartnerId> partner = file.required("partner").flatMap(value -> partner(value, path));
        Optional<String> name = file.required("name").flatMap(Value::text);
        Optional<Role> role = file.required("role").flatMap(this::role);
        AgreementReader agreements = new AgreementReader(rules.today());
        Optional<Contract.Agreement> agreement =
                file.required("agreement").flatMap(Value::section).flatMap(agreements::agreement);
        Optional<Contract.Certification> certification =
                certification(file, role).flatMap(Value::section).flatMap(agreements::certification);
        Map<FieldPath, String> receives = receives(file);
        List<DocumentReader.Draft> drafts = documents(file, role);
        Optional<Connection> connection = file.required("connection")
                .flatMap(Value::section)
                .map(section -> section.resolved(placeholders))
                .flatMap(ConnectionReader::read);
        Optional<Delivery> delivery = file.required("delivery")
                .flatMap(Value::section)
                .flatMap(new DeliveryReader(drafts, connection, problems)::read);
        Optional<Contract.Channel> answers =
                file.optional("answers").flatMap(Value::section).flatMap(this::answers);
        Optional<Contract.Channel> deletion =
                file.optional("deletion").flatMap(Value::section).flatMap(this::deletion);
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
                    receives,
                    documents,
                    delivery.orElseThrow(),
                    answers,
                    deletion,
                    connection.orElseThrow());
        });
    }

    private Optional<PartnerId> partner(Value value, Path file) {
        String expected = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        return value.text(ID, "use 2 to 40 lower-case letters, digits, hyphens")
                .flatMap(id -> id.equals(expected)
                        ? Optional.of(new PartnerId(id))
                        : value.refuse(
                                "the partner is not called as its file", "write " + expected + ", or rename the file"));
    }

    private Optional<Role> role(Value value) {
        Optional<Policy> policy = rules.policy();
        return policy.isEmpty()
                ? value.text().map(name -> new Role(name, false))
                : value.word(policy.get().roles().keySet()).map(policy.get().roles()::get);
    }

    private Optional<Value> certification(Section file, Optional<Role> role) {
        return role.filter(Role::certification).isPresent()
                ? file.required("certification")
                : file.optional("certification");
    }

    private Map<FieldPath, String> receives(Section file) {
        Map<FieldPath, String> receives = new LinkedHashMap<>();
        file.required("receives").flatMap(Value::section).ifPresent(section -> section.all()
                .forEach(entry -> {
                    Optional<String> text = entry.value().text();
                    if (isKnown(entry) && text.isPresent()) {
                        receives.put(FieldPath.of(entry.name()), text.get());
                    }
                }));
        return receives;
    }

    private boolean isKnown(Section.Entry entry) {
        Set<EventType> orders = EnumSet.allOf(EventType.class);
        orders.removeIf(type -> !type.carriesOrder());
        List<String> known = rules.schemas().leaves(orders).stream()
                .filter(path -> !path.contains("[]"))
                .toList();
        if (known.contains(entry.name()) || known.isEmpty() && FieldPath.isPath(entry.name())) {
            return true;
        }
        problems.add(entry.key(), "an order has no such single value", Nearest.remedy(entry.name(), known));
        return false;
    }

    private List<DocumentReader.Draft> documents(Section file, Optional<Role> role) {
        Optional<String> known = rules.policy().flatMap(policy -> role).map(Role::name);
        List<DocumentReader.Draft> drafts = new ArrayList<>();
        file.required("discloses").flatMap(Value::section).ifPresent(section -> section.all()
                .forEach(entry ->
                        DocumentReader.read(entry, rules, known, problems).ifPresent(drafts::add)));
        return drafts;
    }

    private Optional<Contract.Channel> answers(Section section) {
        return channel(
                section, "every", section.optional("every").flatMap(value -> value.duration(Duration.ofDays(1))));
    }

    private Optional<Contract.Channel> deletion(Section section) {
        return channel(section, "answerWithin", section.required("answerWithin").flatMap(Value::period));
    }

    private static Optional<Contract.Channel> channel(Section section, String key, Optional<?> option) {
        Optional<String> route =
                section.required("route").flatMap(value -> value.text(DeliveryReader.ROUTE, DeliveryReader.ROUTES));
        Map<String, String> options =
                option.map(value -> Map.of(key, value.toString())).orElse(Map.of());
        return section.made(() -> new Contract.Channel(route.orElseThrow(), options));
    }
}
