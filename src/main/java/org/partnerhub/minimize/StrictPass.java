package org.partnerhub.minimize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One pass over an event that keeps what is wanted, and lets nothing by that two readers could understand differently: no
 * key twice in an object, no number or depth beyond bounds, nothing behind the event. It is as strict in what nobody knows
 * as in what is wanted.
 */
final class StrictPass {

    private static final int MAX_DEPTH = 64;
    private static final int END = -2;

    private final Minimizer minimizer;
    private final Columns columns;
    private final SeenKeys seen;
    private final byte[] event;
    private final int end;
    private final JsonParser parser;
    private final Set<String> unknown = new LinkedHashSet<>();

    /** The innermost object or array that the pass is in. */
    private Place here = Envelope.EVENT;

    private int depth;
    private boolean strangers;

    /** @param end where to stop, as if the event were no longer */
    StrictPass(Minimizer minimizer, Columns columns, SeenKeys seen, byte[] event, int end) {
        this.minimizer = minimizer;
        this.columns = columns;
        this.seen = seen;
        this.event = event;
        this.end = end;
        this.parser = minimizer.json().parser(event, end);
    }

    /** Where the event has fields that the schema does not know, each place once. */
    Set<String> unknown() {
        return unknown;
    }

    /** @throws EventFault when the event is to be set aside */
    void run() {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new EventFault(Code.NOT_JSON, here);
            }
            value(first, Envelope.EVENT, 0);
            parser.finishToken();
            refuseTrailingText();
            if (first != JsonToken.START_OBJECT) {
                throw new EventFault(Code.NOT_A_CLOUD_EVENT, here);
            }
            close();
        } catch (IOException notJson) {
            // not kept as a cause: Jackson's messages quote the event
            throw new EventFault(Code.NOT_JSON, nearest());
        }
    }

    private void value(JsonToken token, Place place, int row) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                keep(place, row, "{".length());
                object(place == Envelope.DATA ? data() : place, row);
            }
            case START_ARRAY -> {
                keep(place, row, "[".length());
                array(place, row);
            }
            case VALUE_STRING -> string(place, row);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token, place, row);
            case VALUE_TRUE -> keep(place, row, "true".length());
            case VALUE_FALSE -> keep(place, row, "false".length());
            default -> {
                // null counts as missing
            }
        }
    }

    private void object(Place place, int row) throws IOException {
        Place outer = enter(place);
        Fields fields = place.fields();
        long object = seen.newObject();
        Set<String> others = Set.of();
        int next = 0;
        for (int key = nextKey(fields, next); key != END; key = nextKey(fields, next)) {
            Place field = place.beneath();
            if (key == Fields.UNKNOWN) {
                others = addStranger(place, others);
            } else {
                field = fields.at(key);
                next = key + 1;
                if (!seen.add(object, field)) {
                    throw new EventFault(Code.DUPLICATE_KEY, field);
                }
            }
            value(parser.nextToken(), field, row);
        }
        leave(outer);
    }

    /** The position of the next key, tried first where it is expected: a shop writes its fields in one order. */
    private int nextKey(Fields fields, int expected) throws IOException {
        if (expected == fields.size()) {
            parser.nextToken();
        } else if (parser.nextFieldName(fields.nameAt(expected))) {
            return expected;
        }
        return parser.currentToken() == JsonToken.FIELD_NAME ? fields.position(parser.currentName(), expected) : END;
    }

    private Set<String> addStranger(Place place, Set<String> others) throws IOException {
        Set<String> strangersHere = others.isEmpty() ? new HashSet<>() : others;
        if (!strangersHere.add(parser.currentName())) {
            throw new EventFault(Code.DUPLICATE_KEY, place);
        }
        strangers = true;
        boolean isExtension = place == Envelope.EVENT || place == Envelope.EVENT.beneath();
        if (!isExtension) {
            unknown.add(place.path());
        }
        return strangersHere;
    }

    private void array(Place place, int row) throws IOException {
        if (place.elements().isPresent()) {
            array(place.elements().get(), row);
        } else {
            Place outer = enter(place.beneath());
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                value(token, place.beneath(), row);
            }
            leave(outer);
        }
    }

    private void array(Place.Elements elements, int row) throws IOException {
        Place outer = enter(elements.each());
        int first = columns.nextRow(elements);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            value(token, elements.each(), columns.addRow(elements));
        }
        columns.keepRows(elements, row, first);
        leave(outer);
    }

    private Place enter(Place place) {
        Place outer = here;
        here = place;
        if (++depth > MAX_DEPTH) {
            throw new EventFault(Code.TOO_DEEP, place);
        }
        return outer;
    }

    private void leave(Place outer) {
        here = outer;
        depth--;
    }

    private void string(Place place, int row) throws IOException {
        if (place == Envelope.ID) {
            // read to its end before it is kept: whatever ails the event later is reported with it
            parser.finishToken();
        }
        if (place.column() != Place.UNWANTED) {
            columns.keepString(place, row, offset());
        }
    }

    private void number(JsonToken token, Place place, int row) throws IOException {
        if (!StrictJson.isInRange(parser, token)) {
            throw new EventFault(Code.NUMBER_OUT_OF_RANGE, place);
        }
        keep(place, row, parser.getTextLength());
    }

    private void keep(Place place, int row, int length) {
        if (place.column() != Place.UNWANTED) {
            int start = offset();
            columns.keep(place, row, start, start + length);
        }
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** The place of the data; what stands in it depends on the type of the event. */
    private Place data() {
        long type = columns.valueOf(Envelope.TYPE, 0);
        String text =
                type == Ranges.NONE ? minimizer.json().attribute(Envelope.TYPE, event, end) : columns.textOf(type);
        return minimizer.projection(text).map(Projection::data).orElse(Envelope.DATA);
    }

    private void refuseTrailingText() {
        for (int at = (int) parser.currentLocation().getByteOffset(); at < end; at++) {
            if (" \t\r\n".indexOf(event[at]) < 0) {
                throw new EventFault(Code.TRAILING_TEXT, here);
            }
        }
    }

    /** The last known place that the parser came to. */
    private Place nearest() {
        String name = parser.getParsingContext().getCurrentName();
        int position = name == null ? Fields.UNKNOWN : here.fields().position(name);
        return position == Fields.UNKNOWN ? here : here.fields().at(position);
    }

    /** Closing hands new names on to later parsers: a name that nobody knows must not outlive its event. */
    private void close() throws IOException {
        if (!strangers) {
            parser.close();
        }
    }
}
