package org.partnerhub.contract;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;

/** Reads how a partner answers. */
final class ChannelReader {

    private static final Duration DAY = Duration.ofDays(1);

    private ChannelReader() {}

    static Optional<Contract.Channel> answers(Value value, Optional<Connection> connection) {
        if (connection.filter(ConnectionReader::isHttp).isPresent()) {
            value.refuse("answers are read from a folder, by sftp", "remove them; results are posted: write callback");
        } else if (connection.filter(to -> to.outbox().isEmpty()).isPresent()) {
            value.refuse("there is no folder to read answers from", "write outbox: /out under connection");
        }
        return value.section().flatMap(section -> {
            Optional<Duration> every = section.optional("every").flatMap(interval -> interval.duration(DAY));
            return channel(section, "every", every);
        });
    }

    private static Optional<Contract.Channel> channel(Section section, String key, Optional<?> option) {
        Optional<String> route =
                section.required("route").flatMap(value -> value.text(DeliveryReader.ROUTE, DeliveryReader.ROUTES));
        Map<String, String> options =
                option.map(value -> Map.of(key, value.toString())).orElse(Map.of());
        return section.made(() -> new Contract.Channel(route.orElseThrow(), options));
    }
}
