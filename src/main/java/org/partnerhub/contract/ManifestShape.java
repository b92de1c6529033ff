package org.partnerhub.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;

/** Checks that documents fit into the rows and columns of a file, whatever an order holds. */
final class ManifestShape {

    private final List<DocumentReader.Draft> documents;
    private final Problems problems;

    ManifestShape(List<DocumentReader.Draft> documents, Problems problems) {
        this.documents = documents;
        this.problems = problems;
    }

    /** The columns of a CSV file: every target of every document, once. */
    List<String> columns(Section delivery, Delivery.Form format) {
        boolean csv = format == Delivery.Form.CSV;
        Optional<Value> value = csv ? delivery.required("columns") : delivery.optional("columns");
        if (!csv && value.isPresent()) {
            value.get().refuse("JSON has no columns", "remove them, or write format: csv");
        }
        return csv && value.isPresent() ? columns(value.get()) : List.of();
    }

    private List<String> columns(Value value) {
        Set<String> targets = new LinkedHashSet<>();
        documents.forEach(document -> targets.addAll(document.targets().names()));
        List<String> columns = new ArrayList<>();
        Optional<List<Value>> list = value.list();
        list.orElse(List.of()).forEach(column -> column.text().ifPresent(name -> {
            check(column, name, targets, columns);
            columns.add(name);
        }));
        targets.removeAll(columns);
        if (list.isPresent() && !targets.isEmpty()) {
            value.refuse("no column for " + String.join(", ", targets), "add each where the partner expects it");
        }
        return columns;
    }

    private static void check(Value column, String name, Set<String> targets, List<String> before) {
        if (!targets.contains(name)) {
            column.refuse("no document has such a target", Nearest.remedy(name, targets));
        } else if (before.contains(name)) {
            column.refuse("the column is written twice", "remove one of the two");
        }
    }

    /** Reports documents whose arrays have no place in such rows. */
    void check(Delivery.Form format, Delivery.Row row) {
        documents.forEach(document -> check(document, format == Delivery.Form.CSV, row));
    }

    private void check(DocumentReader.Draft document, boolean csv, Delivery.Row row) {
        int arrays = document.targets().outerArrays().size();
        if (csv && document.targets().hasNestedArrays()) {
            problems.add(document.node(), "a CSV row cannot hold an array inside an array", "leave the inner one out");
        } else if (row == Delivery.Row.LINE && arrays > 1) {
            problems.add(document.node(), "a row for each line needs one array, not " + arrays, "keep one of them");
        } else if (csv && row == Delivery.Row.ORDER && arrays > 0) {
            problems.add(
                    document.node(), "a row for each order cannot hold an array", "write row: line under delivery");
        }
    }
}
