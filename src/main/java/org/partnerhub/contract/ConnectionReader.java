package org.partnerhub.contract;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;

/** Reads where the partner is: SFTP with a pinned host key, HTTPS with a secret in a header, or HTTP on loopback. */
final class ConnectionReader {

    private static final Pattern SECRET = Pattern.compile("[a-z0-9-]+");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._@-]+");
    private static final Pattern FOLDER =
            Pattern.compile("/?[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** What the hub itself says in a request. */
    private static final List<String> RESERVED =
            List.of("host", "content-length", "content-type", "transfer-encoding", "connection", "idempotency-key");

    private ConnectionReader() {}

    static Optional<Connection> read(Section section) {
        Optional<Value> address = section.required("uri");
        Optional<URI> uri = address.flatMap(Value::uri);
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        check(uri.get(), address.get());
        return switch (uri.get().getScheme()) {
            case "sftp" -> sftp(uri.get(), section);
            case "https", "http" -> http(uri.get(), section);
            default -> address.get().refuse("the scheme is not one of the known ones", "write https:// or sftp://");
        };
    }

    static boolean isHttp(Connection connection) {
        return connection.uri().getScheme().startsWith("http");
    }

    private static void check(URI uri, Value value) {
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            value.refuse(
                    "the address holds more than scheme, host, port and path",
                    "name users and secrets by their own keys");
        }
        if (uri.getScheme().equals("sftp") && uri.getRawPath().length() > 1) {
            value.refuse("the address has a path", "name folders by inbox and outbox");
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.matcher(uri.getHost()).matches()) {
            value.refuse("http goes in plain text to another machine", "write https://");
        }
    }

    private static Optional<Connection> sftp(URI uri, Section section) {
        Optional<String> user = section.required("user")
                .flatMap(value -> value.text(ACCOUNT, "use letters, digits, dots, hyphens, underscores, @"));
        Optional<String> key = section.required("key").flatMap(ConnectionReader::secret);
        Optional<String> hostKey = section.required("hostKey").flatMap(ConnectionReader::secret);
        Optional<String> inbox = section.required("inbox").flatMap(ConnectionReader::folder);
        Optional<String> outbox = section.optional("outbox").flatMap(value -> folder(value)
                .flatMap(
                        name -> inbox.filter(other -> isSameFolder(name, other)).isPresent()
                                ? value.refuse("it is the inbox too", "answers are read and removed: name another one")
                                : Optional.of(name)));
        return section.made(() -> new Connection(uri, user, key, hostKey, inbox, outbox, Optional.empty()));
    }

    private static boolean isSameFolder(String one, String other) {
        return one.replaceFirst("^/", "").equals(other.replaceFirst("^/", ""));
    }

    private static Optional<Connection> http(URI uri, Section section) {
        Optional<Connection.Authorization> authorization =
                section.optional("auth").flatMap(Value::section).flatMap(ConnectionReader::authorization);
        Optional<String> none = Optional.empty();
        return section.made(() -> new Connection(uri, none, none, none, none, none, authorization));
    }

    private static Optional<Connection.Authorization> authorization(Section section) {
        Optional<Value> bearer = section.optional("bearer");
        if (bearer.isPresent()) {
            Optional<String> secret = bearer.flatMap(ConnectionReader::secret);
            return section.made(() -> new Connection.Authorization("Authorization", "Bearer ", secret.orElseThrow()));
        }
        Optional<String> header = section.required("header").flatMap(ConnectionReader::headerName);
        Optional<String> secret = section.required("secret").flatMap(ConnectionReader::secret);
        return section.made(() -> new Connection.Authorization(header.orElseThrow(), "", secret.orElseThrow()));
    }

    static Optional<String> headerName(Value value) {
        return value.text(HEADER, "write it like X-API-Key")
                .flatMap(name -> RESERVED.contains(name.toLowerCase(Locale.ROOT))
                        ? value.refuse("the hub itself sets this header", "choose the one that the partner asks for")
                        : Optional.of(name));
    }

    static Optional<String> secret(Value value) {
        return value.text(SECRET, "name a secret in lower-case letters, digits, hyphens; never write it here");
    }

    private static Optional<String> folder(Value value) {
        return value.text(FOLDER, "write it like /in: letters, digits, dots, hyphens, no ..");
    }
}
