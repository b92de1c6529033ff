package org.partnerhub.sandbox;

import java.io.IOException;

/** A thousand deletions in among the events of their orders, while two partners are away at first. */
class DeletionRunIT extends DeletionRunScenarios {

    DeletionRunIT() throws IOException {
        super("whole", 200_000, 1_000, 5);
    }

    @Override
    void finish(DeletionRun run) throws Exception {
        run.runAndFinish("--sandbox.down=paywave:PT6S", "--sandbox.down=nordpost:PT9S", "--sandbox.rate=500");
    }

    @Override
    int perhapsTold(DeletionRun run) {
        return 0;
    }
}
