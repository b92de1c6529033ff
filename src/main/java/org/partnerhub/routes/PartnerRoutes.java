package org.partnerhub.routes;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;

/**
 * Makes the routes of each partner from the templates that its contract names. A file of {@code routes/templates} holds
 * the templates {@code <route>.<part>}; all parts become routes {@code <partner>-<part>}.
 */
final class PartnerRoutes implements CamelContextConfiguration {

    /** More than a slice has orders: without a queue, a thread that hands out orders would be kept by sending one. */
    private static final int MAX_QUEUED = 10_000;

    private final Catalog catalog;
    private final TemplateParameters parameters;

    PartnerRoutes(Catalog catalog, TemplateParameters parameters) {
        this.catalog = catalog;
        this.parameters = parameters;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        catalog.contracts().forEach(contract -> addRoutes(context, contract));
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // the routes were started with all others
    }

    private void addRoutes(CamelContext context, Contract contract) {
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder("partner-" + contract.partner())
                        .poolSize(contract.delivery().parallel())
                        .maxPoolSize(contract.delivery().parallel())
                        .maxQueueSize(MAX_QUEUED)
                        .build());
        addRoutes(context, contract, "delivery", contract.delivery().route());
        contract.answers().ifPresent(answers -> addRoutes(context, contract, "answers", answers.route()));
        contract.status().ifPresent(status -> addRoutes(context, contract, "status", status.route()));
        addRoutes(context, contract, "deletion", contract.deletion().route().text());
    }

    private void addRoutes(CamelContext context, Contract contract, String key, String way) {
        Map<String, String> values = parameters.of(contract);
        for (RouteTemplateDefinition template : templatesOf(context, contract, key, way)) {
            String part = template.getId().substring(template.getId().indexOf('.') + 1);
            TemplatedRouteBuilder route =
                    TemplatedRouteBuilder.builder(context, template.getId()).routeId(contract.partner() + "-" + part);
            template.getTemplateParameters().stream()
                    .filter(parameter -> values.containsKey(parameter.getName()))
                    .forEach(parameter -> route.parameter(parameter.getName(), values.get(parameter.getName())));
            route.add();
        }
    }

    private static List<RouteTemplateDefinition> templatesOf(
            CamelContext context, Contract contract, String key, String way) {
        List<RouteTemplateDefinition> templates = ((ModelCamelContext) context)
                .getRouteTemplateDefinitions().stream()
                        .filter(template -> template.getId().startsWith(way + "."))
                        .toList();
        if (templates.isEmpty()) {
            throw new IllegalStateException(
                    "config/partners/" + contract.partner() + ".yaml: " + key + ".route: no template is named " + way
                            + ".*; write routes/templates/" + way + ".camel.yaml, or name one that is there");
        }
        return templates;
    }
}
