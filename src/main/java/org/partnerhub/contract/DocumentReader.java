package org.partnerhub.contract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Node;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.policy.Policy;
import org.partnerhub.policy.Purpose;

/** Reads one document of {@code discloses} and holds it against policy and schemas. */
final class DocumentReader {

    private final Rules rules;
    private final Optional<String> role;
    private final Problems problems;

    private final Set<EventType> events = EnumSet.noneOf(EventType.class);
    private final Map<FieldPath, String> constants = new LinkedHashMap<>();
    private final List<Document.Field> fields = new ArrayList<>();
    private final Targets targets;
    private final int before;

    private DocumentReader(Rules rules, Optional<String> role, Problems problems) {
        this.rules = rules;
        this.role = role;
        this.problems = problems;
        this.targets = new Targets(problems);
        this.before = problems.count();
    }

    /**
     * What could be made out of a document, so that the parts of a contract that refer to it can be checked too.
     *
     * @param complete whether that is all of it
     */
    record Draft(
            DocumentName name,
            Node node,
            Set<EventType> events,
            Map<FieldPath, String> constants,
            List<Document.Field> fields,
            Targets targets,
            boolean complete) {

        Document document(Delivery.Row row) {
            Optional<FieldPath> rowArray =
                    row == Delivery.Row.LINE ? targets.outerArrays().stream().findFirst() : Optional.empty();
            return new Document(name, events, constants, fields, rowArray);
        }
    }

    /**
     * Reads a document.
     *
     * @param role the partner's role, when the policy knows it
     */
    static Optional<Draft> read(Section.Entry entry, Rules rules, Optional<String> role, Problems problems) {
        if (!DocumentName.isName(entry.name())) {
            problems.add(entry.key(), "not a document's name", "use 2 to 40 lower-case letters, digits, hyphens");
            return Optional.empty();
        }
        return entry.value().section().map(section -> new DocumentReader(rules, role, problems)
                .draft(new DocumentName(entry.name()), entry.key(), section));
    }

    private Draft draft(DocumentName name, Node node, Section section) {
        section.required("events").ifPresent(this::events);
        section.optional("constants").flatMap(Value::section).ifPresent(this::constants);
        section.required("for").flatMap(Value::section).ifPresent(purposes -> purposes.all()
                .forEach(this::purpose));
        section.reportUnknownKeys();
        boolean complete = problems.count() == before && rules.policy().isPresent();
        return new Draft(name, node, events, constants, fields, targets, complete);
    }

    private void events(Value value) {
        List<String> known = Stream.of(EventType.values())
                .filter(type -> type != EventType.DELETION_REQUESTED)
                .map(EventType::text)
                .toList();
        List<Value> words = value.list().orElse(List.of());
        words.forEach(word -> word.word(known).flatMap(EventType::of).ifPresent(events::add));
        if (words.isEmpty()) {
            value.refuse("no event causes the document", Nearest.choice(known));
        }
    }

    private void constants(Section section) {
        for (Section.Entry entry : section.all()) {
            Optional<FieldPath> target = targets.add(entry.key());
            Optional<String> text = entry.value().text();
            if (target.isPresent() && target.get().arrays() > 0) {
                problems.add(entry.key(), "a constant stands once in a document", "write it outside of arrays");
            } else if (target.isPresent() && text.isPresent()) {
                constants.put(target.get(), text.get());
            }
        }
    }

    private void purpose(Section.Entry entry) {
        Optional<Purpose> purpose = rules.policy().flatMap(policy -> allowed(entry, policy));
        purpose.ifPresent(known -> checkCondition(known, entry));
        SourceReader sources = new SourceReader(new AvailableFields(rules, events, entry.name()));
        entry.value().section().ifPresent(section -> section.all().forEach(line -> field(line, sources)
                .ifPresent(source ->
                        purpose.ifPresent(known -> fields.add(field(FieldPath.of(line.name()), source, known))))));
    }

    private static Document.Field field(FieldPath target, SourceReader.Source source, Purpose purpose) {
        return new Document.Field(
                target, source.path(), source.optional(), source.formats(), purpose.name(), purpose.when());
    }

    private Optional<Purpose> allowed(Section.Entry entry, Policy policy) {
        Purpose purpose = policy.purposes().get(entry.name());
        if (purpose == null) {
            problems.add(
                    entry.key(),
                    "the policy knows no such purpose",
                    Nearest.remedy(entry.name(), policy.purposes().keySet()));
            return Optional.empty();
        }
        if (role.isPresent() && !purpose.roles().contains(role.get())) {
            problems.add(
                    entry.key(),
                    "the policy does not allow this purpose to the role " + role.get(),
                    Nearest.choice(policy.purposesOfRole(role.get())));
        }
        return Optional.of(purpose);
    }

    private void checkCondition(Purpose purpose, Section.Entry entry) {
        for (EventType event : events) {
            boolean unknown = purpose.when()
                    .flatMap(when -> rules.schemas().of(event).filter(schema -> schema.at(when)
                            .isEmpty()))
                    .isPresent();
            if (unknown) {
                problems.add(
                        entry.key(),
                        event.text() + " does not say " + purpose.when().get() + ", on which the purpose depends",
                        "write a document of its own for the events that do");
            }
        }
    }

    private Optional<SourceReader.Source> field(Section.Entry line, SourceReader sources) {
        Optional<FieldPath> target = targets.add(line.key());
        Optional<SourceReader.Source> source = sources.read(line.value());
        return target.isPresent()
                        && source.isPresent()
                        && targets.fits(line.key(), target.get(), source.get().path())
                ? source
                : Optional.empty();
    }
}
