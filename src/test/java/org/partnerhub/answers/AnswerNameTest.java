package org.partnerhub.answers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

class AnswerNameTest {

    private static final PartnerId NORDPOST = new PartnerId("nordpost");
    private static final String MANIFEST = "nordpost-consignment-20261120-000017.csv";

    @Example
    void tellsAnswersToManifests() {
        DocumentName consignment = new DocumentName("consignment");

        assertThat(AnswerName.of(NORDPOST, MANIFEST + ".ok"))
                .contains(new AnswerName.OfManifest(MANIFEST, consignment, 17, true));
        assertThat(AnswerName.of(NORDPOST, MANIFEST + ".err"))
                .contains(new AnswerName.OfManifest(MANIFEST, consignment, 17, false));
    }

    @Example
    void readsANameWithHyphensInIt() {
        String manifest = "north-post-a-1-20261120-000001-20261121-1000000.csv";

        assertThat(AnswerName.of(new PartnerId("north-post"), manifest + ".ok"))
                .contains(
                        new AnswerName.OfManifest(manifest, new DocumentName("a-1-20261120-000001"), 1_000_000, true));
    }

    @Example
    void tellsAnswersToNotices() {
        assertThat(AnswerName.of(NORDPOST, "nordpost-deletion-20261120-000001.csv.answer"))
                .contains(new AnswerName.OfNotices("nordpost-deletion-20261120-000001.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nordpost-",
                MANIFEST,
                MANIFEST + ".OK",
                MANIFEST + ".ok.exe",
                MANIFEST + ".ok\n",
                MANIFEST + ".ok ",
                MANIFEST + "\u0000.ok",
                "/" + MANIFEST + ".ok",
                "../" + MANIFEST + ".ok",
                "..\\" + MANIFEST + ".ok",
                "a/../" + MANIFEST + ".ok",
                "NORDPOST-consignment-20261120-000017.csv.ok",
                "inlandia-consignment-20261120-000017.csv.ok",
                "nordpost-consignment-2026112-000017.csv.ok",
                "nordpost-consignment-20261120-17.csv.ok",
                "nordpost-consignment-20261120-1000000000.csv.ok",
                "nordpost-consignment-20261120-00001\u0667.csv.ok",
                "nordpost-Consignment-20261120-000017.csv.ok",
                "nordpost-consignment*-20261120-000017.csv.ok",
                "nordpost-/../../in/x-20261120-000017.csv.ok",
                "nordpost-purge.csv.answer.csv",
                "nordpost-../purge.csv.answer",
                "nordpost-purge.csv/.answer"
            })
    void tellsNothingElse(String name) {
        assertThat(AnswerName.of(NORDPOST, name)).isEmpty();
    }

    @Property
    void makesNothingOfGarbageThatCouldLeadElsewhere(@ForAll String name) {
        assertThat(AnswerName.of(NORDPOST, name)).isEmpty();
        AnswerName.of(NORDPOST, "nordpost-" + name + ".csv.answer")
                .ifPresent(answer -> assertThat(answer.answered()).matches("[a-z0-9-]+\\.csv"));
        AnswerName.of(NORDPOST, "nordpost-" + name + "-20261120-000017.csv.ok")
                .ifPresent(answer -> assertThat(answer.answered()).matches("[a-z0-9-]+\\.csv"));
    }

    @Example
    void knowsWhatAFileIsCalledUntilItIsWhole() {
        assertThat(AnswerName.isUnfinished(MANIFEST + ".ok.part")).isTrue();
        assertThat(AnswerName.isUnfinished(MANIFEST + ".ok.tmp")).isTrue();
        assertThat(AnswerName.isUnfinished(MANIFEST + ".ok.filepart")).isTrue();
        assertThat(AnswerName.isUnfinished(MANIFEST + ".ok")).isFalse();
    }
}
