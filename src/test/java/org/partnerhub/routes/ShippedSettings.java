package org.partnerhub.routes;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** Sets up Camel components as {@code config/application.yaml} does. */
final class ShippedSettings {

    private ShippedSettings() {}

    /** What routes may name between two pairs of braces. */
    static Properties all() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("config/application.yaml"));
        return yaml.getObject();
    }

    static <C extends Component> C applyTo(CamelContext camel, String name, C component) {
        String prefix = "camel.component." + name + ".";
        Properties all = all();
        Map<String, Object> settings = all.keySet().stream()
                .map(Object::toString)
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(
                        key -> StringHelper.dashToCamelCase(key.substring(prefix.length())), all::get));
        PropertyBindingSupport.bindProperties(camel, component, settings);
        return component;
    }
}
