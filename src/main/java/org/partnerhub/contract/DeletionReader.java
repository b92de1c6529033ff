package org.partnerhub.contract;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;

/** Reads how the partner is told to purge. Whoever gets something of an order must say so. */
final class DeletionReader {

    /** What stands in the name of a file of notices where that of a manifest has its document. */
    private static final String FILE = "deletion";

    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);

    private final List<DocumentReader.Draft> documents;
    private final Optional<Connection> connection;
    private final Problems problems;

    DeletionReader(List<DocumentReader.Draft> documents, Optional<Connection> connection, Problems problems) {
        this.documents = documents;
        this.connection = connection;
        this.problems = problems;
    }

    Optional<DeletionChannel> read(Section section) {
        Optional<DeletionChannel.Route> route = section.required("route").flatMap(this::route);
        Optional<Period> answerWithin = section.required("answerWithin").flatMap(Value::period);
        Duration every = is(DeletionChannel.Route.SFTP_NOTICE, route) ? every(section) : EVERY;
        Optional<ErasureRequest> request = is(DeletionChannel.Route.HTTP_NOTICE, route)
                ? new ErasureRequestReader(problems).read(section)
                : Optional.empty();
        Optional<OpenDsr> openDsr = is(DeletionChannel.Route.OPENDSR_NOTICE, route)
                ? new OpenDsrReader(problems).read(section)
                : Optional.empty();
        if (is(DeletionChannel.Route.SFTP_NOTICE, route)) {
            refuseDocumentOfTheSameName();
        }
        if (route.isEmpty()) {
            // which keys belong to it cannot be told
            section.all();
        }
        return section.made(
                () -> new DeletionChannel(route.orElseThrow(), answerWithin.orElseThrow(), every, request, openDsr));
    }

    private static boolean is(DeletionChannel.Route way, Optional<DeletionChannel.Route> route) {
        return route.filter(way::equals).isPresent();
    }

    private Optional<DeletionChannel.Route> route(Value value) {
        return value.word(DeletionChannel.Route.words())
                .map(DeletionChannel.Route::of)
                .flatMap(route -> connection.filter(to -> !serves(route, to)).isPresent()
                        ? value.refuse(
                                "the partner is not connected like that",
                                "write " + fitting().text())
                        : Optional.of(route));
    }

    private DeletionChannel.Route fitting() {
        return connection.filter(ConnectionReader::isHttp).isPresent()
                ? DeletionChannel.Route.HTTP_NOTICE
                : DeletionChannel.Route.SFTP_NOTICE;
    }

    private static boolean serves(DeletionChannel.Route route, Connection connection) {
        return ConnectionReader.isHttp(connection) != (route == DeletionChannel.Route.SFTP_NOTICE);
    }

    private static Duration every(Section section) {
        return section.optional("every")
                .flatMap(interval -> interval.duration(DAY))
                .orElse(EVERY);
    }

    private void refuseDocumentOfTheSameName() {
        documents.stream()
                .filter(document -> document.name().text().equals(FILE))
                .forEach(document -> problems.add(
                        document.node(), "files of notices are called like that", "give the document another name"));
    }
}
