package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What can be told of a CSV file that a partner received without telling what stands in it. */
record ReceivedFile(String name, List<String> columns, long rows) {

    static ReceivedFile read(Path file) throws IOException {
        List<String> columns = List.of();
        long lines = 0;
        try (MappingIterator<String[]> rows = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .readerFor(String[].class)
                .readValues(file.toFile())) {
            while (rows.hasNextValue()) {
                String[] row = rows.nextValue();
                columns = lines++ == 0 ? List.of(row) : columns;
            }
        }
        return new ReceivedFile(file.getFileName().toString(), columns, Math.max(0, lines - 1));
    }
}
