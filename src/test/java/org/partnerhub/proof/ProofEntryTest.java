package org.partnerhub.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.partnerhub.proof.Entries.AT;
import static org.partnerhub.proof.Entries.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.event.FieldPath;
import org.partnerhub.ledger.DestroyedEpoch;

class ProofEntryTest {

    private static final String OF_NOTICE =
            "{\"kind\":\"notice-queued\",\"at\":\"2026-11-20T08:15:00Z\",\"request\":\"DR-1\","
                    + "\"order\":\"00000000-0000-0007-0000-000000000001\","
                    + "\"notice\":\"00000000-0000-0008-0000-000000000001\",\"partner\":\"nordpost";

    @Test
    void isWrittenInOneWayOnly() {
        ProofEntry entry = notice(ProofKind.NOTICE_ANSWERED)
                .fields(List.of(FieldPath.of("recipient.name"), FieldPath.of("items[].customs.hsCode")))
                .until(LocalDate.of(2031, 12, 31))
                .basis("gdpr-17-3-b")
                .code("refused")
                .entry();

        assertThat(entry.canonical())
                .isEqualTo("{\"kind\":\"notice-answered\",\"at\":\"2026-11-20T08:15:00Z\",\"request\":\"DR-1\","
                        + "\"order\":\"00000000-0000-0007-0000-000000000001\","
                        + "\"notice\":\"00000000-0000-0008-0000-000000000001\",\"partner\":\"nordpost\","
                        + "\"fields\":[\"items[].customs.hsCode\",\"recipient.name\"],"
                        + "\"code\":\"refused\",\"basis\":\"gdpr-17-3-b\",\"until\":\"2031-12-31\"}");
        assertThat(ProofEntry.read(entry.canonical())).isEqualTo(entry);
    }

    @ParameterizedTest
    @EnumSource(ProofKind.class)
    void isReadAsItWasWritten(ProofKind kind) {
        ProofEntry entry = everything(kind);

        assertThat(ProofEntry.read(entry.canonical())).isEqualTo(entry);
        assertThat(ProofKind.of(kind.text())).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"nothing-held\",\"request\":\"DR-1\",\"at\":\"2026-11-20T08:15:00Z\"}",
                "{\"kind\":\"nothing-held\",\"at\":\"2026-11-20T08:15:00Z\", \"request\":\"DR-1\"}",
                "{\"kind\":\"nothing-held\",\"at\":\"2026-11-20T08:15:00.000Z\",\"request\":\"DR-1\"}",
                "{\"kind\":\"nothing-held\",\"at\":\"2026-11-20T08:15:00Z\",\"request\":\"DR-1\",\"remark\":\"Ana\"}",
                "{\"kind\":\"nothing-held\",\"at\":\"today\",\"request\":\"DR-1\"}",
                "{\"kind\":\"nobody-knows\",\"at\":\"2026-11-20T08:15:00Z\",\"request\":\"DR-1\"}",
                "[]",
                "{",
                ""
            })
    void readsNothingThatIsWrittenInAnotherWay(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProofEntry.read(text));
    }

    /** What may be said besides by now must not change what was hashed when it was not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"request-received\",\"at\":\"2026-11-20T08:15:00Z\",\"request\":\"DR-1\",\"code\":\"deletion\"}",
                OF_NOTICE + "\"}",
                OF_NOTICE + "\",\"code\":\"refusal-ended\"}",
                OF_NOTICE
                        + "\",\"fields\":[\"reference\"],\"code\":\"refused\",\"basis\":\"hgb-257\",\"until\":\"2031-12-31\"}"
            })
    void readsWhatWasWrittenWhenLessWasSaid(String body) {
        String text = body.contains("basis") ? body.replace("notice-queued", "notice-answered") : body;

        assertThat(ProofEntry.read(text).canonical()).isEqualTo(text);
    }

    @Test
    void writesWhoseWordItIsBehindAllElse() {
        assertThat(notice(ProofKind.NOTICE_ANSWERED)
                        .by("person")
                        .until(LocalDate.of(2031, 12, 31))
                        .basis("hgb-257")
                        .code("refused")
                        .entry()
                        .canonical())
                .endsWith("\"code\":\"refused\",\"basis\":\"hgb-257\",\"until\":\"2031-12-31\",\"by\":\"person\"}");
    }

    @Test
    void saysWhatItsKindNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ProofEntry.of(ProofKind.NOTICE_SENT, AT).request("DR-1").entry())
                .withMessageStartingWith("an entry notice-sent must say");
    }

    @Test
    void saysNoMoreThanItsKindMay() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> notice(ProofKind.NOTICE_SENT).basis("gdpr-17-3-b").entry())
                .withMessageStartingWith("an entry notice-sent may say no more than");
    }

    /** What a partner answers, and what the shop calls an order, has no place in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "We keep it, see page 7",
                "Refused",
                "so-2026-000123",
                "a",
                "",
                "a-code-that-is-longer-than-any-code-needs-to-be",
                "ana@example.com",
                "zurück"
            })
    void takesNoFreeTextForACode(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice(ProofKind.NOTICE_ANSWERED).code(text).entry())
                .withMessage("an entry notice-answered may not have such a text for code");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notice(ProofKind.NOTICE_ANSWERED)
                        .code("refused")
                        .basis(text)
                        .entry())
                .withMessage("an entry notice-answered may not have such a text for basis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SO-2026-000123", "tok_101987"})
    void takesNoNumberForAField(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> notice(ProofKind.NOTICE_ANSWERED)
                .code("partial")
                .fields(List.of(FieldPath.of(text)))
                .entry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DR 551", "DR-551\n", "Ana Lindqvist", "über"})
    void takesNoFreeTextForARequest(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ProofEntry.of(ProofKind.NOTHING_HELD, AT).request(text).entry());
    }

    @Test
    void keepsTimesToTheMicrosecond() {
        ProofEntry entry = ProofEntry.of(ProofKind.REQUEST_RECEIVED, AT.plusNanos(123_456_789))
                .request("DR-1")
                .code("deletion")
                .since(AT.plusNanos(999))
                .entry();

        assertThat(entry.canonical())
                .contains("\"at\":\"2026-11-20T08:15:00.123456Z\"", "\"since\":\"2026-11-20T08:15:00Z\"");
    }

    @Test
    void saysByWhichEpochsEndItIsFinalOrNothingOfThat() {
        ProofEntry entry = ProofEntry.of(ProofKind.FINAL, AT)
                .request("DR-1")
                .destroyed(new DestroyedEpoch(17, AT.minusNanos(1)))
                .entry();
        String former = "{\"kind\":\"final\",\"at\":\"2026-11-20T08:15:00Z\",\"request\":\"DR-1\"}";

        assertThat(entry.canonical())
                .isEqualTo(former.replace("}", ",\"epoch\":\"17\",\"destroyed\":\"2026-11-20T08:14:59.999999Z\"}"));
        assertThat(ProofEntry.read(entry.canonical())).isEqualTo(entry);
        assertThat(ProofEntry.read(former).canonical())
                .as("as it was written before")
                .isEqualTo(former);
    }

    @Test
    void takesOnlyVersionsOfContracts() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> full(ProofKind.COPY_HELD).contract("v1").entry());
    }

    private static EntryDraft full(ProofKind kind) {
        return ProofEntry.of(kind, AT)
                .request("DR-1")
                .order(new UUID(7, 1))
                .partner(Entries.NORDPOST)
                .document(new DocumentName("consignment"))
                .contract("abcdef012345")
                .fields(List.of(FieldPath.of("recipient.name")))
                .since(AT);
    }

    /** With all that its kind must say. */
    private static ProofEntry everything(ProofKind kind) {
        EntryDraft draft = ProofEntry.of(kind, AT);
        kind.needed().forEach(detail -> {
            switch (detail) {
                case REQUEST -> draft.request("DR-1");
                case ORDER -> draft.order(UUID.randomUUID());
                case NOTICE -> draft.notice(UUID.randomUUID());
                case PARTNER -> draft.partner(Entries.PAYWAVE);
                case DOCUMENT -> draft.document(new DocumentName("payment-request"));
                case CONTRACT -> draft.contract("0123456789ab");
                case FIELDS -> draft.fields(List.of(FieldPath.of("order.reference")));
                case CODE -> draft.code("retention");
                case BASIS -> draft.basis("hgb-257");
                case SINCE -> draft.since(AT);
                case UNTIL -> draft.until(AT);
                case EPOCH, DESTROYED -> draft.destroyed(new DestroyedEpoch(17, AT));
                case BY -> draft.by("person");
            }
        });
        return draft.entry();
    }
}
