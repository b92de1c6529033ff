package org.partnerhub.sandbox;

import java.io.IOException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same run, while the hub is killed at moments that nobody chose. */
class DeletionKillIT extends DeletionRunScenarios {

    private static final int KILLS = 5;

    DeletionKillIT() throws IOException {
        super("killed", 210_000, 1_000, 6);
    }

    @Override
    void finish(DeletionRun run) throws Exception {
        run.killHubs(KILLS, 6);
        run.finish("--sandbox.keep");
    }

    @Override
    int perhapsTold(DeletionRun run) {
        return run.hub()
                .bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from disclosure where state = 'suppressed' and reached > 0", Integer.class);
    }
}
