package org.partnerhub.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.partnerhub.event.FieldPath;

/**
 * How documents reach the partner.
 *
 * @param route the file of {@code routes/templates} that serves it
 * @param row what one row of a manifest stands for
 * @param columns the header of a CSV manifest: target paths without {@code []}; empty for JSON
 * @param every the longest that a disclosure waits for its manifest
 * @param rows how many rows a manifest takes at most, an order that alone has more excepted
 * @param paths the path below the connection's address, by document (HTTP)
 * @param timeout the longest that one request may take (HTTP)
 * @param parallel how many orders are under way at once (HTTP)
 * @param perSecond how many requests a second the partner takes at most (HTTP)
 */
public record Delivery(
        String route,
        Form format,
        Row row,
        List<String> columns,
        Duration every,
        int rows,
        Map<DocumentName, String> paths,
        Duration timeout,
        int parallel,
        int perSecond) {

    public Delivery {
        columns = List.copyOf(columns);
        paths = Map.copyOf(paths);
    }

    /** How a disclosure is written. */
    public enum Form {
        JSON,
        CSV
    }

    /** What one row of a manifest stands for. */
    public enum Row {
        ORDER,
        LINE
    }

    /** The columns that a manifest of this document has: those of the contract's that name one of its targets. */
    public List<String> columnsOf(Document document) {
        List<String> targets = Stream.concat(
                        document.constants().keySet().stream(),
                        document.fields().stream().map(Document.Field::target))
                .map(FieldPath::toString)
                .map(target -> target.replace("[]", ""))
                .toList();
        return columns.stream().filter(targets::contains).toList();
    }
}
