package org.partnerhub.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.partnerhub.configuration.ConfigurationFolder;
import org.partnerhub.configuration.InvalidConfigurationException;
import org.partnerhub.configuration.Problem;

/** The shipped contracts on a day when both are in force; a test breaks one thing and reads what it is told. */
final class CheckedContracts {

    static final String NORDPOST = "partners/nordpost.yaml";
    static final String PAYWAVE = "partners/paywave.yaml";

    private final ConfigurationFolder folder;
    private UnaryOperator<String> placeholders = UnaryOperator.identity();

    CheckedContracts(Path folder) {
        this.folder = ConfigurationFolder.copiedTo(folder);
    }

    CheckedContracts resolving(UnaryOperator<String> resolver) {
        placeholders = resolver;
        return this;
    }

    CheckedContracts with(String file, String text) {
        folder.with(file, text);
        return this;
    }

    CheckedContracts without(String file) {
        folder.without(file);
        return this;
    }

    CheckedContracts replacing(String file, String before, String after) {
        folder.replacing(file, before, after);
        return this;
    }

    String text(String file) {
        return folder.text(file);
    }

    Catalog read() {
        return Catalog.read(folder.path(), placeholders);
    }

    Contract contract(String partner) {
        return read().of(new PartnerId(partner)).orElseThrow();
    }

    /** What the reader tells of the folder, but for the places; nothing when all of it is right. */
    List<String> told() {
        return folder.told(problems());
    }

    List<String> toldWithPlaces() {
        return folder.toldWithPlaces(problems());
    }

    private List<Problem> problems() {
        try {
            read();
            return List.of();
        } catch (InvalidConfigurationException invalid) {
            return invalid.problems();
        }
    }
}
