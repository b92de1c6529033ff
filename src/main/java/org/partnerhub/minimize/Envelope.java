package org.partnerhub.minimize;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.event.EventId;
import org.partnerhub.event.JsonType;

/** What the hub reads of the attributes of a CloudEvent (CloudEvents 1.0, JSON format), and where they stand. */
record Envelope(EventId id, String type, OffsetDateTime time) {

    private static final String VERSION = "1.0";

    private static final Place SPEC_VERSION = wanted("specversion", 0);
    private static final Place TIME = wanted("time", 1);
    static final Place ID = wanted("id", 2);
    static final Place TYPE = wanted("type", 3);
    static final Place DATA = wanted("data", 4);

    /** The event itself. Attributes that it does not list are extensions, which anyone may add. */
    static final Place EVENT = event();

    /** How many columns and slots the attributes take; those of the data are numbered from here. */
    static final int COLUMNS = 5;

    static final int SLOTS = 9;

    private static Place event() {
        Fields attributes = new Fields(
                List.of(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "datacontenttype",
                        "dataschema",
                        "data"),
                List.of(
                        SPEC_VERSION,
                        ID,
                        place("source", 5, Place.UNWANTED),
                        TYPE,
                        place("subject", 6, Place.UNWANTED),
                        TIME,
                        place("datacontenttype", 7, Place.UNWANTED),
                        place("dataschema", 8, Place.UNWANTED),
                        DATA));
        return new Place("event", Place.UNWANTED, Place.UNWANTED, Set.of(), attributes, Optional.empty());
    }

    private static Place wanted(String name, int number) {
        return place(name, number, number);
    }

    private static Place place(String name, int slot, int column) {
        return new Place(name, slot, column, Set.of(), Fields.NONE, Optional.empty());
    }

    /** @throws EventFault when the event lacks what the hub needs of a CloudEvent */
    static Envelope of(Columns columns) {
        text(columns, SPEC_VERSION).filter(VERSION::equals).orElseThrow(() -> noCloudEvent(SPEC_VERSION));
        EventId id = id(columns).orElseThrow(() -> new EventFault(Code.BAD_EVENT_ID, ID));
        String type = text(columns, TYPE).orElseThrow(() -> noCloudEvent(TYPE));
        OffsetDateTime time = text(columns, TIME).flatMap(Rfc3339::parse).orElseThrow(() -> noCloudEvent(TIME));
        if (columns.typeOf(columns.valueOf(DATA, 0)) != JsonType.OBJECT) {
            throw noCloudEvent(DATA);
        }
        return new Envelope(id, type, time);
    }

    /** The id as far as the event was read; absent when it is none. */
    static Optional<EventId> id(Columns columns) {
        return text(columns, ID).flatMap(EventId::of);
    }

    private static Optional<String> text(Columns columns, Place place) {
        long value = columns.valueOf(place, 0);
        return columns.typeOf(value) == JsonType.STRING ? Optional.of(columns.textOf(value)) : Optional.empty();
    }

    private static EventFault noCloudEvent(Place place) {
        return new EventFault(Code.NOT_A_CLOUD_EVENT, place);
    }
}
