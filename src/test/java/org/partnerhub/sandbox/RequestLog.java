package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests of an HTTP partner in a file, one line of JSON each, there before the request is answered. */
final class RequestLog implements Closeable {

    private final ObjectMapper json = new ObjectMapper();
    private final AppendedLines lines;

    RequestLog(Path file) throws IOException {
        this.lines = AppendedLines.at(file);
    }

    void append(ReceivedRequest request) throws IOException {
        lines.append(json.writeValueAsBytes(request));
    }

    List<ReceivedRequest> read() throws IOException {
        List<ReceivedRequest> requests = new ArrayList<>();
        try (ByteLines reading = lines.read()) {
            for (Optional<byte[]> line = reading.next(); line.isPresent(); line = reading.next()) {
                requests.add(json.readValue(line.get(), ReceivedRequest.class));
            }
        }
        return requests;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
