package org.partnerhub.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.partnerhub.event.JsonType;

class ColumnsTest {

    private static final Place NAME = new Place("name", 0, Set.of(JsonType.STRING), Fields.NONE, Optional.empty());
    private static final Place.Elements LIST = new Place.Elements(0, NAME);

    private final Columns columns = new Columns(1, 1);

    @Test
    void findsRowsBetweenWhichOthersAreMissing() {
        columns.keep(NAME, 0, 1, 5, JsonType.STRING);
        columns.keep(NAME, 2_000, 7, 9, JsonType.STRING);

        assertThat(Ranges.start(columns.valueOf(NAME, 0))).isEqualTo(1);
        assertThat(Ranges.end(columns.valueOf(NAME, 2_000))).isEqualTo(9);
        assertThat(columns.valueOf(NAME, 1)).isEqualTo(Ranges.NONE);
        assertThat(columns.valueOf(NAME, 1_999)).isEqualTo(Ranges.NONE);
        assertThat(columns.valueOf(NAME, 2_001)).isEqualTo(Ranges.NONE);
    }

    @Test
    void beginsEveryEventAnew() {
        columns.keep(NAME, columns.addRow(LIST), 1, 5, JsonType.STRING);
        columns.keepRows(LIST, 0, 0);

        columns.clear();

        assertThat(columns.nextRow(LIST)).isZero();
        assertThat(columns.rowsOf(LIST, 0)).isEqualTo(Ranges.NONE);
        assertThat(columns.valueOf(NAME, 0)).isEqualTo(Ranges.NONE);
        columns.keep(NAME, 1, 1, 5, JsonType.STRING);
        assertThat(columns.valueOf(NAME, 0)).isEqualTo(Ranges.NONE);
    }
}
