package org.partnerhub.routes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
        values.put("uri", uriOf(connection, connection.inbox()));
        values.put("timeout", Long.toString(contract.delivery().timeout().toMillis()));
        values.put("perSecond", Integer.toString(contract.delivery().perSecond()));
        connection.outbox().ifPresent(outbox -> values.put("outbox", uriOf(connection, connection.outbox())));
        contract.answers()
                .ifPresent(answers ->
                        values.put("answersEvery", Long.toString(answers.every().toMillis())));
        contract.status().ifPresent(status -> values.put("questionsPerSecond", Integer.toString(status.perSecond())));
        connection.user().ifPresent(user -> values.put("user", user));
        connection
                .key()
                .ifPresent(key -> values.put("keyFile", secrets.file(key).toString()));
        connection
                .hostKey()
                .ifPresent(key -> values.put("hostFile", secrets.file(key).toString()));
        return values;
    }

    private static String uriOf(Connection connection, Optional<String> folder) {
        String uri = connection.uri().toString().replaceFirst("/+$", "");
        return folder.map(name -> uri + "/" + name.replaceFirst("^/+", "")).orElse(uri);
    }
}
