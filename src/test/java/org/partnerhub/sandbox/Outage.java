package org.partnerhub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What may keep a partner from taking anything. */
enum Outage {
    /** Nobody listens at its address. */
    AWAY {
        @Override
        void begin(StandIn partner) throws IOException {
            partner.leave();
        }

        @Override
        void end(StandIn partner) throws IOException {
            partner.arrive();
        }
    },
    /** It answers that it cannot take anything now. */
    BUSY {
        @Override
        void begin(StandIn partner) {
            ((HttpPartner) partner).behave(request -> HttpReply.of(503));
        }

        @Override
        void end(StandIn partner) {
            ((HttpPartner) partner).behave(HttpBehaviour.ACCEPTS);
        }
    },
    /** It takes every request, and no answer comes back. */
    SILENCED {
        @Override
        void begin(StandIn partner) {
            ((HttpPartner) partner)
                    .behave(request -> HttpBehaviour.ACCEPTS.reply(request).thatIsLost());
        }

        @Override
        void end(StandIn partner) {
            ((HttpPartner) partner).behave(HttpBehaviour.ACCEPTS);
        }
    },
    /** It breaks off every upload. */
    FULL {
        @Override
        void begin(StandIn partner) {
            ((SftpPartner) partner).duringUploads(() -> {
                throw new UncheckedIOException(new IOException("no space left"));
            });
        }

        @Override
        void end(StandIn partner) {
            ((SftpPartner) partner).duringUploads(() -> {});
        }
    };

    abstract void begin(StandIn partner) throws IOException;

    abstract void end(StandIn partner) throws IOException;
}
