package org.partnerhub.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.SealedDisclosure;

/**
 * The bytes of a bundle: the mark, the partner, the count, and for each disclosure its document, its number, its order's
 * number, its rows and its sealed bytes behind their length.
 */
final class BundleFormat {

    /** "PHB" and the format's version. */
    private static final int MARK = 0x50484201;

    private BundleFormat() {}

    static byte[] write(Bundle bundle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeUTF(bundle.partner().text());
            out.writeInt(bundle.disclosures().size());
            for (SealedDisclosure each : bundle.disclosures()) {
                out.writeUTF(each.document().text());
                out.writeLong(each.disclosure());
                out.writeLong(each.order());
                out.writeInt(each.rows());
                out.writeInt(each.bytes().length);
                out.write(each.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when the bytes are no bundle */
    static Bundle read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MARK) {
                throw new IllegalArgumentException("not a bundle of this version");
            }
            PartnerId partner = new PartnerId(in.readUTF());
            int count = in.readInt();
            List<SealedDisclosure> disclosures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                disclosures.add(readDisclosure(partner, in));
            }
            if (in.available() > 0) {
                throw new IllegalArgumentException("a bundle with something behind it");
            }
            return new Bundle(partner, disclosures);
        } catch (IOException e) {
            throw new IllegalArgumentException("a bundle that ends too early", e);
        }
    }

    private static SealedDisclosure readDisclosure(PartnerId partner, DataInputStream in) throws IOException {
        DocumentName document = new DocumentName(in.readUTF());
        long disclosure = in.readLong();
        long order = in.readLong();
        int rows = in.readInt();
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("a bundle that ends too early");
        }
        return new SealedDisclosure(partner, document, disclosure, order, rows, in.readNBytes(length));
    }
}
