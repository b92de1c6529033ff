package org.partnerhub.contract;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;

/**
 * Reads what the partner has signed and what it is certified for. Whether that is past its date is no mistake of the file:
 * it is asked for each disclosure.
 */
final class AgreementReader {

    /** Why data may go to the partner's country; none when it is the shop's own. */
    private static final List<String> TRANSFERS = List.of("none", "adequacy", "standard-clauses", "binding-rules");

    Optional<Contract.Agreement> agreement(Section section) {
        Optional<String> reference = section.text("reference");
        section.required("confidentiality").ifPresent(AgreementReader::checkConfidentiality);
        Optional<String> country = section.required("country").flatMap(AgreementReader::country);
        Optional<String> transfer = section.required("transfer").flatMap(value -> value.word(TRANSFERS));
        Optional<Period> keeps = section.required("keeps").flatMap(Value::period);
        Optional<LocalDate> validUntil = section.required("validUntil").flatMap(Value::date);
        return section.made(() -> new Contract.Agreement(
                reference.orElseThrow(),
                true,
                country.orElseThrow(),
                transfer.orElseThrow(),
                keeps.orElseThrow(),
                validUntil.orElseThrow()));
    }

    Optional<Contract.Certification> certification(Section section) {
        Optional<String> standard = section.text("standard");
        Optional<String> reference = section.text("reference");
        Optional<LocalDate> validUntil = section.required("validUntil").flatMap(Value::date);
        return section.made(() ->
                new Contract.Certification(standard.orElseThrow(), reference.orElseThrow(), validUntil.orElseThrow()));
    }

    private static void checkConfidentiality(Value value) {
        value.bool()
                .filter(signed -> !signed)
                .ifPresent(unsigned -> value.refuse(
                        "the partner has not signed confidentiality", "have it signed, or remove the contract"));
    }

    private static Optional<String> country(Value value) {
        return value.text()
                .flatMap(text -> Arrays.asList(Locale.getISOCountries()).contains(text)
                        ? Optional.of(text)
                        : value.refuse("not a country", "write two letters of ISO 3166, like CH"));
    }
}
