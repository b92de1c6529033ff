package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.partnerhub.callback.SignedCallback.Way;

/** A genuine callback changed in one way that nobody but its provider could make good. */
enum Mutation {
    BIT_OF_THE_BODY {
        @Override
        Forgery of(Sample sample, Random random) {
            return sample.withBody(flipped(sample.body(), sample.signedPosition(random), random));
        }
    },
    BYTE_MORE {
        @Override
        Forgery of(Sample sample, Random random) {
            int at = sample.signedPosition(random);
            byte[] body = sample.body();
            byte[] longer = Arrays.copyOf(body, body.length + 1);
            longer[at] = (byte) " \n0\"".charAt(random.nextInt(4));
            System.arraycopy(body, at, longer, at + 1, body.length - at);
            return sample.withBody(longer);
        }
    },
    BYTE_LESS {
        @Override
        Forgery of(Sample sample, Random random) {
            int at = sample.signedPosition(random);
            byte[] shorter = Arrays.copyOf(sample.body(), sample.body().length - 1);
            System.arraycopy(sample.body(), at + 1, shorter, at, shorter.length - at);
            return sample.withBody(shorter);
        }
    },
    BIT_OF_A_HEADER {
        @Override
        Forgery of(Sample sample, Random random) {
            if (sample.headers().isEmpty()) {
                return BIT_OF_THE_BODY.of(sample, random);
            }
            String name = sample.anyHeader(random);
            byte[] value = sample.header(name).getBytes(ISO_8859_1);
            return sample.withHeader(
                    name, new String(flipped(value, random.nextInt(value.length), random), ISO_8859_1));
        }
    },
    HEADER_TWICE_OR_NEVER {
        @Override
        Forgery of(Sample sample, Random random) {
            if (sample.headers().isEmpty()) {
                return BYTE_LESS.of(sample, random);
            }
            String name = sample.anyHeader(random);
            return random.nextBoolean()
                    ? sample.withHeader(name)
                    : sample.withHeader(name, sample.header(name), sample.header(name));
        }
    },
    OTHER_SPELLING {
        @Override
        Forgery of(Sample sample, Random random) {
            String signature = sample.signature();
            List<String> others =
                    switch (sample.way()) {
                        case V1, V1A, ADYEN -> Spellings.ofBase64(signature);
                        case STRIPE, SHA256 ->
                            List.of(upperCaseDigits(signature), signature + " ", signature + "\t", signature + ",");
                    };
            return sample.withSignature(others.get(random.nextInt(others.size())));
        }
    },
    SIGNATURE_OF_ANOTHER_EVENT {
        @Override
        Forgery of(Sample sample, Random random) {
            return sample.withSignature(sample.ofAnotherEvent().signature());
        }
    },
    ANOTHER_PARTNERS_SECRET {
        @Override
        Forgery of(Sample sample, Random random) {
            return sample.withSignature(sample.byAnother().signature());
        }
    },
    REPLAY_BEYOND_THE_WINDOW {
        @Override
        Forgery of(Sample sample, Random random) {
            if (!sample.way().scheme().signsTime()) {
                return BIT_OF_THE_BODY.of(sample, random);
            }
            long away = 301L + random.nextInt(10_000_000);
            return sample.at(Instant.ofEpochSecond(SignedCallback.NOW + (random.nextBoolean() ? away : -away)));
        }
    },
    REPLAY_WITH_A_NEW_TIME {
        @Override
        Forgery of(Sample sample, Random random) {
            if (!sample.way().scheme().signsTime()) {
                return BYTE_MORE.of(sample, random);
            }
            Instant now = Instant.ofEpochSecond(SignedCallback.NOW + 301 + random.nextInt(10_000_000));
            String old = Long.toString(SignedCallback.NOW);
            String name = sample.way() == Way.STRIPE ? "stripe-signature" : "webhook-timestamp";
            String fresh = sample.header(name).replace(old, Long.toString(now.getEpochSecond()));
            return new Forgery(sample.withHeader(name, fresh).request(), now);
        }
    };

    /** What is sent, and when. */
    record Forgery(CallbackRequest request, Instant now) {}

    abstract Forgery of(Sample sample, Random random);

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static String upperCaseDigits(String signature) {
        int digits = signature.lastIndexOf('=') + 1;
        return signature.substring(0, digits) + signature.substring(digits).toUpperCase(Locale.ROOT);
    }
}
