package org.partnerhub.routes;

import java.util.Map;
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

    static <C extends Component> C applyTo(CamelContext camel, String name, C component) {
        String prefix = "camel.component." + name + ".";
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("config/application.yaml"));
        Map<Object, Object> all = yaml.getObject();
        Map<String, Object> settings = all.keySet().stream()
                .map(Object::toString)
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(
                        key -> StringHelper.dashToCamelCase(key.substring(prefix.length())), all::get));
        PropertyBindingSupport.bindProperties(camel, component, settings);
        return component;
    }
}
