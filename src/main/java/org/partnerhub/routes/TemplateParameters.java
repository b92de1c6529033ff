package org.partnerhub.routes;

import java.util.HashMap;
import java.util.Map;
import org.partnerhub.contract.Connection;
import org.partnerhub.contract.Contract;
import org.partnerhub.secrets.Secrets;

/** What a contract says, under the names that route templates use for it. A template takes those that it declares. */
final class TemplateParameters {

    private final Secrets secrets;

    TemplateParameters(Secrets secrets) {
        this.secrets = secrets;
    }

    Map<String, String> of(Contract contract) {
        Connection connection = contract.connection();
        Map<String, String> values = new HashMap<>();
        values.put("partner", contract.partner().text());
        values.put("uri", uriOf(connection));
        values.put("timeout", Long.toString(contract.delivery().timeout().toMillis()));
        values.put("perSecond", Integer.toString(contract.delivery().perSecond()));
        connection.user().ifPresent(user -> values.put("user", user));
        connection
                .key()
                .ifPresent(key -> values.put("keyFile", secrets.file(key).toString()));
        connection
                .hostKey()
                .ifPresent(key -> values.put("hostFile", secrets.file(key).toString()));
        return values;
    }

    private static String uriOf(Connection connection) {
        String uri = connection.uri().toString().replaceFirst("/+$", "");
        return connection
                .inbox()
                .map(inbox -> uri + "/" + inbox.replaceFirst("^/+", ""))
                .orElse(uri);
    }
}
