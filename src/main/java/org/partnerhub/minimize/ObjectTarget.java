package org.partnerhub.minimize;

import java.util.Map;

/** An object in a document. One with nothing in it is left out. */
final class ObjectTarget implements Target {

    private final byte[][] keys;
    private final Target[] values;

    /** @param fields in the order in which they are written */
    ObjectTarget(Map<String, Target> fields) {
        keys = fields.keySet().stream().map(ObjectTarget::key).toArray(byte[][]::new);
        values = fields.values().toArray(Target[]::new);
    }

    private static byte[] key(String name) {
        JsonBuffer buffer = new JsonBuffer();
        buffer.append(',');
        buffer.appendString(name);
        buffer.append(':');
        return buffer.content();
    }

    @Override
    public Outcome write(DocumentWriter out, int row) {
        JsonBuffer buffer = out.buffer();
        boolean some = false;
        buffer.append('{');
        for (int i = 0; i < values.length; i++) {
            int before = buffer.length();
            buffer.append(keys[i], some ? 0 : 1, keys[i].length);
            switch (values[i].write(out, row)) {
                case WRITTEN -> some = true;
                case ABSENT -> buffer.cutBack(before);
                case REFUSED -> {
                    return Outcome.REFUSED;
                }
            }
        }
        buffer.append('}');
        return some ? Outcome.WRITTEN : Outcome.ABSENT;
    }

    @Override
    public Outcome lack(DocumentWriter out) {
        for (Target value : values) {
            if (value.lack(out) == Outcome.REFUSED) {
                return Outcome.REFUSED;
            }
        }
        return Outcome.ABSENT;
    }
}
