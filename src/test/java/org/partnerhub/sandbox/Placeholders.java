package org.partnerhub.sandbox;

import java.util.function.UnaryOperator;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Fills the placeholders of connections from the environment, and what is not set there with a word that will do: the
 * sandbox connects to its own stand-ins.
 */
final class Placeholders implements UnaryOperator<String> {

    private final PropertyPlaceholderHelper helper = new PropertyPlaceholderHelper("${", "}", ":", '\\', true);

    @Override
    public String apply(String text) {
        return helper.replacePlaceholders(helper.replacePlaceholders(text, System::getenv), name -> "sandbox");
    }
}
