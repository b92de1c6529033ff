package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({"1, 000001", "999999, 999999", "1000000, 1000000", "999999999, 999999999"})
    void isReadAsItIsWritten(int number, String digits) {
        String name = FileName.of(TestLedger.CARRIER, "consignment", TestLedger.START, number);

        assertThat(name)
                .isEqualTo("nordpost-consignment-20261120-" + digits + ".csv")
                .matches("nordpost-consignment-" + FileName.DATE + "-" + FileName.NUMBER + "\\.csv");
    }
}
