package org.partnerhub.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.util.URISupport;

/**
 * Where an endpoint leads and how it is set up, read from its URI.
 *
 * @param place scheme, host, port and folder in one comparable text
 * @param name what stands behind the scheme, up to the options: a topic, a queue
 */
record EndpointAddress(String place, String name, Map<String, Object> options) {

    static EndpointAddress of(Endpoint endpoint) {
        String uri = endpoint.getEndpointUri();
        int query = uri.indexOf('?');
        String address = query < 0 ? uri : uri.substring(0, query);
        try {
            Map<String, Object> options =
                    query < 0 ? Map.of() : new TreeMap<>(URISupport.parseQuery(uri.substring(query + 1)));
            String name = address.substring(address.indexOf(':') + 1).replaceFirst("^//", "");
            return new EndpointAddress(place(URI.create(address)), name, options);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new EgressRefusedException("an endpoint of the kind '" + uri.substring(0, uri.indexOf(':'))
                    + ":' has an address that is not written as a URI");
        }
    }

    /** Scheme, host, port and folder of a partner's address; the user name makes no difference to where it leads. */
    static String place(URI uri) {
        if (uri.getHost() == null) {
            return uri.toString();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":"
                + (uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort()) + folder(uri.getPath());
    }

    private static String folder(String path) {
        String folder = path == null ? "" : path.replaceAll("^/+|/+$", "");
        return folder.isEmpty() ? "/" : "/" + folder + "/";
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            case "sftp" -> 22;
            default -> -1;
        };
    }

    /** @throws EgressRefusedException when an option is set that is not on the list */
    void allowOptions(Set<String> allowed) {
        Set<String> others = new TreeSet<>(options.keySet());
        others.removeAll(allowed);
        if (!others.isEmpty()) {
            throw new EgressRefusedException("an endpoint that leaves the hub may not set " + String.join(", ", others)
                    + "; it may set " + String.join(", ", new TreeSet<>(allowed)));
        }
    }

    /** @throws EgressRefusedException when the option is not set to this value */
    void requireOption(String option, String value) {
        if (!value.equals(String.valueOf(options.get(option)))) {
            throw new EgressRefusedException("an endpoint to a partner must set " + option + "=" + value);
        }
    }
}
