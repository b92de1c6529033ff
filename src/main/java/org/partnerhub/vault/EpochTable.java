package org.partnerhub.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code vault_epoch}. */
final class EpochTable {

    private static final String SELECT =
            "select id, tier, state, key_check, created_at, retiring_at, ending_at, destroyed_at from vault_epoch";

    private final JdbcClient database;
    private final Clock clock;

    EpochTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean isEmpty() {
        return newest() == 0;
    }

    /** The highest id of all tiers; 0 when there is none. */
    long newest() {
        return database.sql("select coalesce(max(id), 0) from vault_epoch")
                .query(Long.class)
                .single();
    }

    /** In the order of their ids, as all lists. */
    List<Epoch> all() {
        return list(SELECT + " order by id");
    }

    /** Those whose key is in the ring, or may be: all but the destroyed ones, which history is full of. */
    List<Epoch> living() {
        return list(SELECT + " where state <> 'destroyed' order by id");
    }

    List<Epoch> in(Epoch.State state) {
        return list(SELECT + " where state = '" + state.text() + "' order by id");
    }

    Optional<Epoch> find(long epoch) {
        return database.sql(SELECT + " where id = ?")
                .param(epoch)
                .query(EpochTable::epoch)
                .optional();
    }

    /** @throws UnknownEpochException when it is not on record */
    Tier tierOf(long epoch) {
        return find(epoch).map(Epoch::tier).orElseThrow(() -> new UnknownEpochException(epoch));
    }

    /** Asked anew for each session, since another machine may have turned the epoch. */
    Optional<Epoch> current(Tier tier) {
        return database.sql(SELECT + " where tier = ? and state = 'current'")
                .param(tier.text())
                .query(EpochTable::epoch)
                .optional();
    }

    /** When the last of the tier's epochs up to this one was destroyed; absent while one of them is not. */
    Optional<Instant> destroyedUpTo(long epoch) {
        return database.sql(
                        "select case when count(*) = count(destroyed_at) then max(destroyed_at) end from vault_epoch"
                                + " where id <= ? and tier = (select tier from vault_epoch where id = ?)")
                .params(epoch, epoch)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    void insertCurrent(long epoch, Tier tier, byte[] check) {
        insert(new Epoch(epoch, tier, Epoch.State.CURRENT, check, new Epoch.Times(clock.instant(), null, null, null)));
    }

    void check(long epoch, byte[] check) {
        database.sql("update vault_epoch set key_check = ? where id = ?")
                .params(check, epoch)
                .update();
    }

    /** What the ring has and the database cannot have used: it only waits for its key to be taken out. */
    void insertEnding(long epoch, Tier tier, byte[] check) {
        Instant now = clock.instant();
        insert(new Epoch(epoch, tier, Epoch.State.ENDING, check, new Epoch.Times(now, now, now, null)));
    }

    void replaceAll(Collection<Epoch> epochs) {
        database.sql("delete from vault_epoch").update();
        epochs.forEach(this::insert);
    }

    /** Whether it was current until now. */
    boolean retire(long epoch) {
        return database.sql(
                                "update vault_epoch set state = 'retiring', retiring_at = ? where id = ? and state = 'current'")
                        .params(now(), epoch)
                        .update()
                == 1;
    }

    /** Whether it was retiring until now. */
    boolean end(long epoch) {
        return database.sql(
                                "update vault_epoch set state = 'ending', ending_at = ? where id = ? and state = 'retiring'")
                        .params(now(), epoch)
                        .update()
                == 1;
    }

    void destroyed(Collection<Long> epochs) {
        epochs.forEach(epoch -> database.sql(
                        "update vault_epoch set state = 'destroyed', destroyed_at = ? where id = ? and state = 'ending'")
                .params(now(), epoch)
                .update());
    }

    private List<Epoch> list(String sql) {
        return database.sql(sql).query(EpochTable::epoch).list();
    }

    private void insert(Epoch epoch) {
        Epoch.Times times = epoch.times();
        database.sql("insert into vault_epoch"
                        + " (id, tier, state, key_check, created_at, retiring_at, ending_at, destroyed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        epoch.id(),
                        epoch.tier().text(),
                        epoch.state().text(),
                        epoch.check(),
                        stored(times.created()),
                        stored(times.retiring()),
                        stored(times.ending()),
                        stored(times.destroyed())))
                .update();
    }

    private OffsetDateTime now() {
        return stored(clock.instant());
    }

    private static OffsetDateTime stored(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Epoch epoch(ResultSet row, int number) throws SQLException {
        return new Epoch(
                row.getLong("id"),
                Tier.of(row.getString("tier")),
                Epoch.State.of(row.getString("state")),
                row.getBytes("key_check"),
                new Epoch.Times(
                        time(row, "created_at"),
                        time(row, "retiring_at"),
                        time(row, "ending_at"),
                        time(row, "destroyed_at")));
    }
}
