package org.partnerhub.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerhub.ledger.ClaimedFixture;
import org.partnerhub.ledger.Manifest;

class UploadTest {

    private static final byte[] FILE = "a,b\r\n1,2\r\n".getBytes(UTF_8);
    private static final byte[] OTHER_FILE = "a,b\r\n1,3\r\n".getBytes(UTF_8);

    @Test
    void goesOutWhenItIsNew() {
        Upload upload = upload(null, FILE);

        assertThat(upload.isInterrupted()).isFalse();
        assertThat(upload.isOutgoing()).isTrue();
        assertThat(upload.arrived()).as("once it was uploaded").isTrue();
        assertThat(upload.fileName()).isEqualTo("nordpost-consignment-20261120-000001.csv");
    }

    @Test
    void isLookedForWhenItWasOnItsWayBefore() {
        Upload upload = upload(content(FILE), FILE);

        assertThat(upload.isInterrupted()).isTrue();
        assertThat(upload.isOutgoing()).isFalse();
        assertThat(upload.arrived()).isFalse();
    }

    @Test
    void hasArrivedWhenThePartnerHasTheFile() {
        Upload upload = upload(content(FILE), OTHER_FILE);

        upload.compare(FILE);

        assertThat(upload.isOutgoing()).isFalse();
        assertThat(upload.arrived()).isTrue();
    }

    @Test
    void isVoidWhenThePartnerHasAnotherFileOfItsName() {
        Upload upload = upload(content(FILE), FILE);

        upload.compare(OTHER_FILE);

        assertThat(upload.isOutgoing()).isFalse();
        assertThat(upload.arrived()).isFalse();
    }

    @Test
    void goesOutAgainWhenThePartnerHasNoFileAndItIsStillTheSame() {
        Upload upload = upload(content(FILE), FILE);

        upload.compare(null);

        assertThat(upload.isInterrupted()).isFalse();
        assertThat(upload.isOutgoing()).isTrue();
    }

    @Test
    void isVoidWhenThePartnerHasNoFileAndItIsNoLongerTheSame() {
        Upload upload = upload(content(FILE), OTHER_FILE);

        upload.compare(null);

        assertThat(upload.isOutgoing()).isFalse();
        assertThat(upload.arrived()).isFalse();
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
        assertThat(upload(null, FILE)).hasToString("nordpost-consignment-20261120-000001.csv");
        assertThat(rendered(FILE)).hasToString("1 rows [redacted]");
    }

    private static Upload upload(Manifest.Content committed, byte[] file) {
        return new Upload(ClaimedFixture.manifest("nordpost", "consignment", committed), rendered(file));
    }

    private static Manifest.Content content(byte[] file) {
        return rendered(file).seal();
    }

    private static RenderedManifest rendered(byte[] file) {
        return new RenderedManifest(file, 1, List.of());
    }
}
