package org.partnerhub.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who can write to the database, and has no key, changes it: the first place is named. */
abstract class TamperScenarios {

    private final TestProof hub;

    TamperScenarios(TestProof hub) {
        this.hub = hub;
    }

    /** Five links of 2, 3, 1, 4 and 2 entries, with heads of the second and the last. */
    @BeforeEach
    void growAChain() {
        hub.empty().withLinks(2, 3);
        hub.sign();
        hub.withLinks(1, 4, 2);
        hub.sign();
        assertThat(hub.verdict()).isEqualTo("intact");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update proof_entry set body = replace(body, 'nordpost', 'nordpast') where link = 2 and position = 3 | entry 3 of link 2 is altered
            update proof_entry set body = replace(body, '"kind"', ' "kind"') where link = 4 and position = 1    | entry 1 of link 4 is altered
            update proof_entry set body = '' where link = 5 and position = 2            | entry 2 of link 5 is altered
            update proof_entry set request_id = 'DR-2' where link = 2 and position = 2  | entry 2 of link 2 is altered
            update proof_entry set request_id = null where link = 1 and position = 1    | entry 1 of link 1 is altered
            update proof_entry set mac = (select l.mac from proof_link l where l.number = 3) where link = 3 | entry 1 of link 3 is altered
            update proof_entry set position = 9 where link = 4 and position = 2         | entry 2 of link 4 is moved
            update proof_entry set position = 0 where link = 4 and position = 2         | entry 2 of link 4 is moved
            update proof_entry set link = 5, position = 3 where link = 4 and position = 4 | entry 4 of link 4 is missing
            update proof_entry set link = 3, position = 2 where link = 4 and position = 4 | entry 2 of link 3 is inserted
            update proof_entry set link = 9 where link = 5                              | entry 1 of link 5 is missing
            delete from proof_entry where link = 4 and position = 1                     | entry 1 of link 4 is missing
            delete from proof_entry where link = 4 and position = 3                     | entry 3 of link 4 is missing
            delete from proof_entry where link = 4 and position = 4                     | entry 4 of link 4 is missing
            delete from proof_entry where link = 3                                      | entry 1 of link 3 is missing
            update proof_link set mac = (select l.mac from proof_link l where l.number = 3) where number = 4 | link 4 is altered
            update proof_link set at = at + interval '1' second where number = 2        | link 2 is altered
            update proof_link set entries = entries + 1 where number = 2                | link 2 is altered
            update proof_link set entries = entries - 1 where number = 5                | link 5 is altered
            update proof_link set number = 9 where number = 3                           | link 3 is missing
            update proof_link set number = 0 where number = 3                           | link 3 is missing
            delete from proof_link where number = 1                                     | link 1 is missing
            delete from proof_link where number = 4                                     | link 4 is missing
            delete from proof_link where number = 5                                     | link 5 is missing
            delete from proof_link                                                      | link 1 is missing
            insert into proof_link select 6, at, entries + 1, mac from proof_link where number = 5 | entry 1 of link 6 is missing
            insert into proof_link select 0, at, entries, mac from proof_link where number = 5     | link 0 is inserted
            insert into proof_entry select 3, 2, request_id, body, mac from proof_entry where link = 2 and position = 2 | entry 2 of link 3 is inserted
            insert into proof_entry select 3, 7, request_id, body, mac from proof_entry where link = 2 and position = 2 | entry 7 of link 3 is inserted
            insert into proof_entry select 3, 0, request_id, body, mac from proof_entry where link = 2 and position = 2 | entry 0 of link 3 is inserted
            insert into proof_entry select 6, 1, request_id, body, mac from proof_entry where link = 2 and position = 2 | entry 1 of link 6 is inserted
            insert into proof_entry select 0, 1, request_id, body, mac from proof_entry where link = 2 and position = 2 | entry 1 of link 0 is inserted
            update proof_chain set origin = (select l.mac from proof_link l where l.number = 3)                                         | the record of the chain is altered
            update proof_chain set id = '00000000-0000-0007-0000-000000000001'          | the record of the chain is altered
            delete from proof_chain                                                     | the record of the chain is missing
            update proof_head set at = at + interval '1' second where number = 2        | the head of link 2 is altered
            update proof_head set entries = entries + 1 where number = 5                | the head of link 5 is altered
            update proof_head set mac = (select l.mac from proof_link l where l.number = 3) where number = 2 | the head of link 2 is altered
            update proof_head set signature = mac where number = 2                      | the head of link 2 is altered
            update proof_head set number = 3 where number = 2                           | the head of link 3 is altered
            update proof_head set number = 8 where number = 5                           | the head of link 8 is altered
            update proof_head set number = 0 where number = 5                           | the head of link 0 is altered
            """)
    void isFoundAndNamed(String statement, String fault) {
        hub.hub.jdbc.update(statement);

        assertThat(hub.verdict()).isEqualTo(fault);
    }

    @Test
    void isFoundWhereTwoEntriesChangedPlaces() {
        run("update proof_entry set position = 99 where link = 4 and position = 2");
        run("update proof_entry set position = 2 where link = 4 and position = 4");
        run("update proof_entry set position = 4 where link = 4 and position = 99");

        assertThat(hub.verdict()).isEqualTo("entry 2 of link 4 is moved");
    }

    @Test
    void isFoundWhereAnEntryWasTakenOutAndTheRestMovedUp() {
        run("delete from proof_entry where link = 4 and position = 2");
        run("update proof_entry set position = 2 where link = 4 and position = 3");
        run("update proof_entry set position = 3 where link = 4 and position = 4");

        assertThat(hub.verdict()).isEqualTo("entry 2 of link 4 is missing");
    }

    @Test
    void isFoundWhereAnEntryWasPutInBetween() {
        run("update proof_entry set position = 5 where link = 4 and position = 4");
        run("update proof_entry set position = 4 where link = 4 and position = 3");
        run(
                "insert into proof_entry select 4, 3, request_id, body, mac from proof_entry where link = 2 and position = 3");

        assertThat(hub.verdict()).isEqualTo("entry 3 of link 4 is inserted");
    }

    @Test
    void isFoundWhereTwoLinksChangedPlaces() {
        for (String table : List.of("proof_link set number", "proof_entry set link")) {
            String column = table.substring(table.lastIndexOf(' ') + 1);
            run("update " + table + " = 99 where " + column + " = 2");
            run("update " + table + " = 2 where " + column + " = 4");
            run("update " + table + " = 4 where " + column + " = 99");
        }
        assertThat(hub.verdict()).isEqualTo("entry 1 of link 2 is altered");
    }

    /** Genuine in itself, of the same length: it followed another link, before the chain was set back. */
    @Test
    void isFoundWhereALinkOfAnAbandonedBranchStandsInTheChain() {
        run("create table branch_link as select * from proof_link where number = 5");
        run("create table branch_entry as select * from proof_entry where link = 5");
        new Tampering(hub.hub.jdbc, new Random(1)).cutBehind(3);
        hub.withLinks(4, 2);
        run("delete from proof_link where number = 5");
        run("delete from proof_entry where link = 5");
        run("insert into proof_link select * from branch_link");
        run("insert into proof_entry select * from branch_entry");
        run("drop table branch_link");
        run("drop table branch_entry");

        assertThat(hub.verdict()).isEqualTo("link 5 is altered");
    }

    @Test
    void isFoundWhereTheChainWasCutBehindAHead() {
        run("delete from proof_link where number > 4");
        run("delete from proof_entry where link > 4");

        assertThat(hub.verdict()).isEqualTo("link 5 is missing");
    }

    /** Cuts the chain off, and removes every sign of it: what is left is what others have kept. */
    @Test
    void isFoundByAKeptHeadWhereTheChainWasCutOffWithItsHeads() {
        SignedHead kept = hub.sign();
        run("delete from proof_link where number > 3");
        run("delete from proof_entry where link > 3");
        run("delete from proof_head where number > 3");
        run("delete from proof_news where number > 3");

        assertThat(hub.verdict()).isEqualTo("intact");
        assertThat(hub.verdict(List.of(kept))).isEqualTo("link 4 is missing");
        hub.withLinks(1, 1);
        assertThat(hub.verdict()).isEqualTo("intact");
        assertThat(hub.verdict(List.of(kept))).isEqualTo("link 5 is not the one that was signed");
    }

    @Test
    void isFoundByAKeptHeadWhereEverythingWasRemoved() {
        SignedHead kept = hub.sign();
        List.of("proof_chain", "proof_link", "proof_entry", "proof_head").forEach(table -> run("delete from " + table));

        assertThat(hub.verdict()).isEqualTo("intact");
        assertThat(hub.verdict(List.of(kept))).isEqualTo("the record of the chain is missing");
        hub.withLinks(1, 1, 1, 1, 1);
        assertThat(hub.verdict(List.of(kept))).isEqualTo("the kept head of link 5 is of another chain");
    }

    private void run(String statement) {
        int rows = hub.hub.jdbc.update(statement);
        assertThat(statement.contains(" table ") || rows > 0).as(statement).isTrue();
    }
}
