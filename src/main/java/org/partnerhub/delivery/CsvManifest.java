package org.partnerhub.delivery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.event.FieldPath;

/**
 * A manifest as CSV: UTF-8, comma, CRLF, quoted as RFC 4180 says, with a header. A text that a spreadsheet could take for
 * a formula gets a leading apostrophe.
 */
final class CsvManifest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private static final CsvSchema ROWS = CsvSchema.emptySchema().withLineSeparator("\r\n");

    private static final Pattern PHONE_OR_NUMBER = Pattern.compile("[+-][0-9 ()-]*");

    private final List<Cell> cells;
    private final Optional<String> rowArray;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SequenceWriter writer;
    private int rows;

    /** Starts a manifest with its header. */
    CsvManifest(Contract contract, Document document) {
        List<String> columns = contract.delivery().columnsOf(document);
        this.rowArray = document.rowArray().map(array -> array.steps().get(0).name());
        this.cells = columns.stream()
                .map(column -> Cell.of(FieldPath.of(column), rowArray))
                .toList();
        try {
            this.writer = CSV.writer(ROWS).writeValues(bytes);
            writer.write(columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds the rows of one disclosure: one for each element of the row array, and one for a disclosure that has none, as
     * when its lines are for customs and the order crosses no border.
     */
    void add(byte[] disclosure) {
        try {
            JsonNode order = JSON.readTree(disclosure);
            JsonNode lines = rowArray.map(order::path).orElse(MissingNode.getInstance());
            if (lines.isEmpty()) {
                write(order, MissingNode.getInstance());
            }
            for (JsonNode line : lines) {
                write(order, line);
            }
        } catch (IOException e) {
            // without its cause: a parser's message holds values, and an IOException would pass for the partner's
            // trouble
            throw new IllegalStateException("a disclosure is not the JSON that was sealed");
        }
    }

    /** How many rows it has, the header not counted. */
    int rows() {
        return rows;
    }

    byte[] toBytes() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(JsonNode order, JsonNode line) throws IOException {
        writer.write(
                cells.stream().map(cell -> harmless(text(cell.in(order, line)))).toList());
        rows++;
    }

    private static String text(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText("");
    }

    /** The text, unless a spreadsheet could run it. A phone number's plus is none of that. */
    private static String harmless(String text) {
        if (text.isEmpty()) {
            return text;
        }
        boolean formula =
                switch (text.charAt(0)) {
                    case '=', '@', '\t', '\r' -> true;
                    case '+', '-' -> !PHONE_OR_NUMBER.matcher(text).matches();
                    default -> false;
                };
        return formula ? "'" + text : text;
    }

    /** Where the value of a column stands: in the order, or in the line that the row is about. */
    private record Cell(boolean inLine, List<String> way) {

        static Cell of(FieldPath column, Optional<String> rowArray) {
            List<String> way = column.steps().stream().map(FieldPath.Step::name).toList();
            boolean inLine = rowArray.filter(way.get(0)::equals).isPresent();
            return new Cell(inLine, inLine ? way.subList(1, way.size()) : way);
        }

        JsonNode in(JsonNode order, JsonNode line) {
            JsonNode node = inLine ? line : order;
            for (String name : way) {
                node = node.path(name);
            }
            return node;
        }
    }
}
