package org.partnerhub.opendsr;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A key with a certificate of its own, made by the JDK's keytool: what a partner signs with. */
public final class SigningKey {

    /** Long before the time of all tests, and long after it. */
    private static final List<String> USUAL_TIME = List.of("-startdate", "2020/01/01 00:00:00", "-validity", "18262");

    private static final String PASSWORD = "test-password";

    private final PrivateKey key;
    private final Certificate certificate;

    private SigningKey(PrivateKey key, Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A key as it should be. */
    public static SigningKey of(String domain) {
        return made(domain, "RSA", "2048", USUAL_TIME);
    }

    static SigningKey ofKind(String algorithm, String bits, String domain) {
        return made(domain, algorithm, bits, USUAL_TIME);
    }

    /** @param name an alternative one, as {@code dns:opendsr.paywave.example} */
    static SigningKey named(String commonName, String name) {
        return made(
                commonName,
                "RSA",
                "2048",
                Stream.concat(USUAL_TIME.stream(), Stream.of("-ext", "san=" + name))
                        .toList());
    }

    /** @param start as {@code 2026/01/01 00:00:00} */
    public static SigningKey valid(String domain, String start, int days) {
        return made(domain, "RSA", "2048", List.of("-startdate", start, "-validity", String.valueOf(days)));
    }

    private static SigningKey made(String commonName, String algorithm, String bits, List<String> more) {
        try {
            Path folder = Files.createTempDirectory("signing-key");
            Path file = folder.resolve("keys.p12");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-J-Duser.timezone=UTC",
                    "-genkeypair",
                    "-alias",
                    "signing",
                    "-keyalg",
                    algorithm,
                    "-keysize",
                    bits,
                    "-dname",
                    "CN=" + commonName + ", O=Example",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD));
            command.addAll(more);
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            keytool.getInputStream().readAllBytes();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool made no key");
            }
            SigningKey made = read(file);
            Files.delete(file);
            Files.delete(folder);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey read(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new SigningKey(
                (PrivateKey) keys.getKey("signing", PASSWORD.toCharArray()), keys.getCertificate("signing"));
    }

    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the certificate where a contract finds it. */
    public void pinAs(Path secret) {
        try {
            Files.writeString(secret, pem());
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the header {@code X-OpenDSR-Signature}. */
    public String sign(byte[] body) {
        return Base64.getEncoder().encodeToString(signature(body));
    }

    byte[] signature(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
