package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonBufferTest {

    private final JsonBuffer buffer = new JsonBuffer();

    @Test
    void escapesWhatJsonWantsEscapedAndNothingElse() {
        buffer.appendString("a\"b\\c\n\u0001\u001f \u007f/\u00e9\ud83c\udf81");

        assertThat(new String(buffer.content(), UTF_8))
                .isEqualToIgnoringCase("\"a\\\"b\\\\c\\n\\u0001\\u001f \u007f/\u00e9\ud83c\udf81\"");
    }

    @Test
    void escapesControlCharactersOfPlainText() {
        buffer.appendString("a\u0001b");

        assertThat(new String(buffer.content(), UTF_8)).isEqualTo("\"a\\u0001b\"");
    }

    @Test
    void grows() {
        String text = "x".repeat(10_000);

        buffer.appendString(text);

        assertThat(buffer.content()).hasSize(10_002);
    }

    @Test
    void leavesNothingWhenWipedEvenOfWhatWasCutBack() {
        buffer.appendString("personal");
        buffer.cutBack(3);
        buffer.wipe();

        buffer.cutBack(10);

        assertThat(buffer.content()).containsOnly(0);
    }
}
