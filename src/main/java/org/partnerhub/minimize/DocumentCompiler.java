package org.partnerhub.minimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.Format;
import org.partnerhub.event.FieldPath;

/** Compiles documents for one type of event: their targets become trees, bound to places of the event. */
final class DocumentCompiler {

    private final Places places;

    DocumentCompiler(Places places) {
        this.places = places;
    }

    /** Every field of the event that the document needs. */
    static Set<FieldPath> wanted(Document document) {
        Set<FieldPath> wanted = new HashSet<>();
        for (Document.Field field : document.fields()) {
            if (!field.isSupplied()) {
                wanted.add(field.source());
            }
            field.when().ifPresent(wanted::add);
            currency(field).ifPresent(wanted::add);
        }
        return wanted;
    }

    /** Amounts become major units by the currency that stands beside them. */
    private static Optional<FieldPath> currency(Document.Field field) {
        if (field.formats().stream().noneMatch(Format.Major.class::isInstance)) {
            return Optional.empty();
        }
        List<FieldPath.Step> steps = new ArrayList<>(field.source().steps());
        steps.set(steps.size() - 1, new FieldPath.Step("currency", false));
        return Optional.of(new FieldPath(steps));
    }

    DocumentPlan compile(Contract contract, Document document) {
        Draft root = new Draft("");
        document.constants()
                .forEach((target, text) -> at(root, target, List.of()).fill(new ConstantTarget(text)));
        for (int index = 0; index < document.fields().size(); index++) {
            Document.Field field = document.fields().get(index);
            at(root, field.target(), arrays(field)).fill(target(index, field));
        }
        Optional<String> rows =
                document.rowArray().map(array -> array.toString().replaceFirst("\\[]$", ""));
        return new DocumentPlan(contract, document, root.finish(rows), conditions(document));
    }

    /** The place of a target, the arrays on the way bound to those of the event, if any are given. */
    private static Draft at(Draft root, FieldPath target, List<Place.Elements> arrays) {
        Draft draft = root;
        int array = 0;
        for (FieldPath.Step step : target.steps()) {
            draft = draft.field(step.name());
            if (step.array()) {
                if (!arrays.isEmpty()) {
                    draft.bind(arrays.get(array++));
                }
                draft = draft.element();
            }
        }
        return draft;
    }

    /** The arrays of the event that a field comes through, from the outermost in. */
    private List<Place.Elements> arrays(Document.Field field) {
        if (field.source().arrays() != field.target().arrays()) {
            throw new IllegalArgumentException(
                    field.target() + " passes through another number of arrays than " + field.source());
        }
        List<FieldPath.Step> steps = field.source().steps();
        List<Place.Elements> arrays = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).array()) {
                List<FieldPath.Step> way = new ArrayList<>(steps.subList(0, i));
                way.add(new FieldPath.Step(steps.get(i).name(), false));
                arrays.add(places.array(new FieldPath(way)));
            }
        }
        return arrays;
    }

    private Target target(int index, Document.Field field) {
        if (field.isSupplied()) {
            return new SuppliedTarget(index);
        }
        Optional<FormatChain> formats = field.formats().isEmpty()
                ? Optional.empty()
                : Optional.of(new FormatChain(field.formats(), currency(field).map(places::value)));
        Optional<Place> when = field.when().map(places::single);
        return new FieldTarget(index, places.value(field.source()), field.optional(), when, formats);
    }

    private List<Place> conditions(Document document) {
        return document.fields().stream()
                .flatMap(field -> field.when().stream())
                .distinct()
                .map(places::single)
                .toList();
    }
}
