package org.partnerhub.minimize;

/** A text that stands in every document. */
final class ConstantTarget implements Target {

    private final byte[] json;

    ConstantTarget(String text) {
        JsonBuffer buffer = new JsonBuffer();
        buffer.appendString(text);
        json = buffer.content();
    }

    @Override
    public Outcome write(DocumentWriter out, int row) {
        out.buffer().append(json);
        return Outcome.WRITTEN;
    }

    @Override
    public Outcome lack(DocumentWriter out) {
        return Outcome.ABSENT;
    }
}
