package org.partnerhub.minimize;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.event.EventId;
import org.partnerhub.event.JsonType;

/** What the hub reads of the attributes of a CloudEvent (CloudEvents 1.0, JSON format), and where they stand. */
record Envelope(EventId id, OffsetDateTime time) {

    private static final String VERSION = "1.0";

    private static final Place SPEC_VERSION = place("specversion", 0);
    private static final Place TIME = place("time", 1);
    static final Place ID = place("id", 2);
    static final Place TYPE = place("type", 3);
    static final Place DATA = place("data", 4);

    /** The event itself. Attributes that it does not list are extensions, which anyone may add. */
    static final Place EVENT = event();

    /** The same for a look at the type alone. */
    static final Place TYPE_ALONE = root(new Fields(List.of("type"), List.of(TYPE)));

    /** How many columns the attributes take; those of the data are numbered from here. */
    static final int COLUMNS = 5;

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
                        place("source", Place.UNWANTED),
                        TYPE,
                        place("subject", Place.UNWANTED),
                        TIME,
                        place("datacontenttype", Place.UNWANTED),
                        place("dataschema", Place.UNWANTED),
                        DATA));
        return root(attributes);
    }

    private static Place root(Fields attributes) {
        return new Place("event", Place.UNWANTED, Set.of(), attributes, Optional.empty());
    }

    private static Place place(String name, int column) {
        return new Place(name, column, Set.of(), Fields.NONE, Optional.empty());
    }

    /** @throws EventFault when the event lacks what the hub needs of a CloudEvent */
    static Envelope of(Columns columns) {
        text(columns, SPEC_VERSION).filter(VERSION::equals).orElseThrow(() -> noCloudEvent(SPEC_VERSION));
        EventId id = id(columns).orElseThrow(() -> new EventFault(Code.BAD_EVENT_ID, ID));
        require(columns, TYPE, JsonType.STRING);
        OffsetDateTime time = text(columns, TIME).flatMap(Rfc3339::parse).orElseThrow(() -> noCloudEvent(TIME));
        require(columns, DATA, JsonType.OBJECT);
        return new Envelope(id, time);
    }

    /** The id as far as the event was read; absent when it is none. */
    static Optional<EventId> id(Columns columns) {
        return text(columns, ID).flatMap(EventId::of);
    }

    /** The type as far as the event was read. */
    static Optional<String> type(Columns columns) {
        return text(columns, TYPE);
    }

    private static void require(Columns columns, Place place, JsonType type) {
        if (columns.typeOf(columns.valueOf(place, 0)) != type) {
            throw noCloudEvent(place);
        }
    }

    private static Optional<String> text(Columns columns, Place place) {
        long value = columns.valueOf(place, 0);
        return columns.typeOf(value) == JsonType.STRING ? Optional.of(columns.textOf(value)) : Optional.empty();
    }

    private static EventFault noCloudEvent(Place place) {
        return new EventFault(Code.NOT_A_CLOUD_EVENT, place);
    }
}
