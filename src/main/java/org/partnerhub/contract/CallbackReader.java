package org.partnerhub.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.policy.Role;

/** Reads how a provider signs its callbacks; {@code callback} and {@code result} stand together or not at all. */
final class CallbackReader {

    private static final Duration USUAL_WINDOW = Duration.ofMinutes(5);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(15);

    private final Optional<Role> role;
    private final Problems problems;

    /** @param role the partner's role, when the policy knows it */
    CallbackReader(Optional<Role> role, Problems problems) {
        this.role = role;
        this.problems = problems;
    }

    Optional<Callback> read(Section file) {
        Optional<Value> callback = file.optional("callback");
        Optional<Value> result = file.optional("result");
        Stream.of(callback, result).flatMap(Optional::stream).forEach(this::checkRole);
        if (callback.isPresent() && result.isEmpty()) {
            return callback.get().refuse("nothing says where the result stands in it", "write result: …");
        }
        if (result.isPresent() && callback.isEmpty()) {
            return result.get().refuse("nothing says how it is signed", "write callback: …");
        }
        return callback.flatMap(Value::section).flatMap(section -> read(section, result.orElseThrow()));
    }

    private void checkRole(Value value) {
        if (role.isPresent() && !role.get().certification()) {
            value.refuse("only a partner that must be certified reports payments", "remove it");
        }
    }

    private Optional<Callback> read(Section section, Value mapping) {
        List<String> words =
                Stream.of(Callback.Scheme.values()).map(Callback.Scheme::text).toList();
        Optional<Callback.Scheme> scheme =
                section.required("scheme").flatMap(value -> value.word(words)).flatMap(Callback.Scheme::of);
        Optional<List<String>> secrets = section.required("secrets").flatMap(CallbackReader::secrets);
        Optional<String> header = header(section, scheme);
        Optional<Duration> window = window(section, scheme);
        Optional<ResultMapping> result = mapping.section()
                .flatMap(keys -> ResultReader.ofCallbacks(scheme, problems).read(keys));
        return section.made(
                () -> new Callback(scheme.orElseThrow(), secrets.orElseThrow(), header, window, result.orElseThrow()));
    }

    private static Optional<List<String>> secrets(Value value) {
        List<String> names = new ArrayList<>();
        List<Value> elements = value.list().orElse(List.of());
        for (Value element : elements) {
            ConnectionReader.secret(element).ifPresent(name -> {
                if (names.contains(name)) {
                    element.refuse("the secret is named twice", "remove one of the two");
                }
                names.add(name);
            });
        }
        return elements.isEmpty()
                ? value.refuse("without a secret nothing is verified", "write [name]")
                : Optional.of(names);
    }

    private static Optional<String> header(Section section, Optional<Callback.Scheme> scheme) {
        boolean named = scheme.filter(Callback.Scheme.SHA256::equals).isPresent();
        Optional<Value> header = named ? section.required("header") : section.optional("header");
        if (scheme.isPresent() && !named) {
            return header.flatMap(value -> value.refuse("the scheme has headers of its own", "remove it"));
        }
        return header.flatMap(ConnectionReader::headerName);
    }

    private static Optional<Duration> window(Section section, Optional<Callback.Scheme> scheme) {
        Optional<Value> window = section.optional("window");
        if (scheme.isPresent() && !scheme.get().signsTime()) {
            return window.flatMap(value -> value.refuse("the scheme signs no time", "remove it"));
        }
        return window.isPresent()
                ? window.flatMap(value -> value.duration(LONGEST_WINDOW))
                : scheme.map(known -> USUAL_WINDOW);
    }
}
