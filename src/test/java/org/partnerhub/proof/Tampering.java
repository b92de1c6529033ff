package org.partnerhub.proof;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody can do to the rows of the chain who has no key. */
final class Tampering {

    /** A row by its key. */
    record Place(String table, String where, long link, int position) {}

    private final JdbcTemplate jdbc;
    private final Random random;

    Tampering(JdbcTemplate jdbc, Random random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    Place anyEntry() {
        Map<String, Object> row = any("select link, position from proof_entry order by link, position");
        return entry((long) row.get("link"), (int) row.get("position"));
    }

    Place anyLink() {
        long link = (long) any("select number from proof_link order by number").get("number");
        return new Place("proof_link", "number = " + link, link, 0);
    }

    Place anyHead() {
        long link = (long) any("select number from proof_head order by number").get("number");
        return new Place("proof_head", "number = " + link, link, 0);
    }

    /** Changes one value a little, wherever it stands in it. */
    void alter(Place place, String column) {
        Object value = jdbc.queryForObject(
                "select " + column + " from " + place.table() + " where " + place.where(), Object.class);
        jdbc.update("update " + place.table() + " set " + column + " = ? where " + place.where(), altered(value));
    }

    void remove(Place place) {
        jdbc.update("delete from " + place.table() + " where " + place.where());
    }

    /** Each gets what the other had, but for its place. */
    void swap(Place one, Place other) {
        List<String> columns = List.of("request_id", "body", "mac");
        Map<String, Object> first = jdbc.queryForMap("select * from proof_entry where " + one.where());
        Map<String, Object> second = jdbc.queryForMap("select * from proof_entry where " + other.where());
        String set = columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
        jdbc.update(
                "update proof_entry set " + set + " where " + one.where(),
                columns.stream().map(second::get).toArray());
        jdbc.update(
                "update proof_entry set " + set + " where " + other.where(),
                columns.stream().map(first::get).toArray());
    }

    /** Cuts the chain off behind a link, with every sign of it. */
    void cutBehind(long link) {
        jdbc.update("delete from proof_link where number > ?", link);
        jdbc.update("delete from proof_entry where link > ?", link);
        jdbc.update("delete from proof_head where number > ?", link);
        jdbc.update("delete from proof_news where number > ?", link);
    }

    private static Place entry(long link, int position) {
        return new Place("proof_entry", "link = " + link + " and position = " + position, link, position);
    }

    private Map<String, Object> any(String sql) {
        List<Map<String, Object>> rows = jdbc.queryForList(sql);
        return rows.get(random.nextInt(rows.size()));
    }

    private Object altered(Object value) {
        if (value instanceof byte[] bytes) {
            byte[] altered = bytes.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, bytes.length - 1) : altered;
        }
        if (value instanceof Long number) {
            return number + 1 + random.nextInt(5);
        }
        if (value instanceof OffsetDateTime time) {
            return time.plus(1 + random.nextInt(1_000_000), ChronoUnit.MICROS);
        }
        if (value instanceof UUID id) {
            return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1L << random.nextInt(64));
        }
        String text = value.toString();
        int at = random.nextInt(text.length());
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }
}
