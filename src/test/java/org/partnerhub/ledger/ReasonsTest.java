package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {

    private static final LocalDate DAY = LocalDate.of(2031, 12, 31);

    @ParameterizedTest
    @ValueSource(strings = {"refused-422", "gdpr-17-3-b", "tax-audit", "eu-2016-679", "ao-147", "ab"})
    void areCodes(String code) {
        assertThatCode(() -> Reasons.check(code)).doesNotThrowAnyException();
        assertThatCode(() -> NoticeReply.refused(code, DAY, List.of())).doesNotThrowAnyException();
    }

    /** An order's number, a file's, a telephone's: whatever a partner or a person might write instead. */
    @ParameterizedTest
    @ValueSource(strings = {"so-2026-000123", "audit-12345", "a4930123456", "see our letter", "Refused", "a", ""})
    void areNoTextsAndNobodysNumbers(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Reasons.check(text));
        assertThatIllegalArgumentException().isThrownBy(() -> NoticeReply.refused(text, DAY, List.of()));
    }
}
