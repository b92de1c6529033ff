package org.partnerhub.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerhub.ledger.ClaimedFixture;
import org.partnerhub.ledger.Manifest;

class CutTest {

    private static final byte[] FILE = "a,b\r\n1,2\r\n".getBytes(UTF_8);
    private static final byte[] OTHER_FILE = "a,b\r\n1,3\r\n".getBytes(UTF_8);

    @Test
    void goesOutWhenItIsNew() {
        Cut cut = cut(null, FILE);

        assertThat(cut.isInterrupted()).isFalse();
        assertThat(cut.isOutgoing()).isTrue();
        assertThat(cut.arrived()).as("once it was uploaded").isTrue();
        assertThat(cut.fileName()).isEqualTo("nordpost-consignment-20261120-000001.csv");
    }

    @Test
    void isLookedForWhenItWasOnItsWayBefore() {
        Cut cut = cut(content(FILE), FILE);

        assertThat(cut.isInterrupted()).isTrue();
        assertThat(cut.isOutgoing()).isFalse();
        assertThat(cut.arrived()).isFalse();
    }

    @Test
    void hasArrivedWhenThePartnerHasTheFile() {
        Cut cut = cut(content(FILE), OTHER_FILE);

        cut.compare(FILE);

        assertThat(cut.isOutgoing()).isFalse();
        assertThat(cut.arrived()).isTrue();
    }

    @Test
    void isVoidWhenThePartnerHasAnotherFileOfItsName() {
        Cut cut = cut(content(FILE), FILE);

        cut.compare(OTHER_FILE);

        assertThat(cut.isOutgoing()).isFalse();
        assertThat(cut.arrived()).isFalse();
    }

    @Test
    void goesOutAgainWhenThePartnerHasNoFileAndItIsStillTheSame() {
        Cut cut = cut(content(FILE), FILE);

        cut.compare(null);

        assertThat(cut.isInterrupted()).isFalse();
        assertThat(cut.isOutgoing()).isTrue();
    }

    @Test
    void isVoidWhenThePartnerHasNoFileAndItIsNoLongerTheSame() {
        Cut cut = cut(content(FILE), OTHER_FILE);

        cut.compare(null);

        assertThat(cut.isOutgoing()).isFalse();
        assertThat(cut.arrived()).isFalse();
    }

    @Test
    void isComparedByEveryByteAndTheLength() {
        assertThat(RenderedManifest.isSame(content(FILE), FILE.clone())).isTrue();
        assertThat(RenderedManifest.isSame(content(FILE), OTHER_FILE)).isFalse();
        assertThat(RenderedManifest.isSame(
                        new Manifest.Content(1, FILE.length + 1, content(FILE).sha256()), FILE))
                .isFalse();
    }

    @Test
    void printsNoValue() {
        assertThat(cut(null, FILE)).hasToString("nordpost-consignment-20261120-000001.csv");
        assertThat(rendered(FILE)).hasToString("1 rows [redacted]");
    }

    private static Cut cut(Manifest.Content committed, byte[] file) {
        return new Cut(ClaimedFixture.manifest("nordpost", "consignment", committed), rendered(file));
    }

    private static Manifest.Content content(byte[] file) {
        return rendered(file).seal();
    }

    private static RenderedManifest rendered(byte[] file) {
        return new RenderedManifest(file, 1, List.of());
    }
}
