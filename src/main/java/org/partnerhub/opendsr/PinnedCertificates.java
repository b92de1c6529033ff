package org.partnerhub.opendsr;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.partnerhub.secrets.SecretException;

/**
 * Tells what a partner has signed from anything else (OpenDSR 2.0, 4.2: SHA-256 with RSA over the body). The certificates are
 * read anew each time, so that the next one can be put beside the last while the hub runs.
 */
final class PinnedCertificates {

    private final String domain;
    private final Supplier<String> pem;
    private final Clock clock;

    PinnedCertificates(String domain, Supplier<String> pem, Clock clock) {
        this.domain = domain;
        this.pem = pem;
        this.clock = clock;
    }

    /** @throws BadCertificateException when no signature can be checked by them */
    List<X509Certificate> read() throws BadCertificateException {
        return CertificateFile.read(pem.get(), domain);
    }

    /**
     * When the last of them ends.
     *
     * @throws BadCertificateException when no signature can be checked by them
     */
    Instant end() throws BadCertificateException {
        return read().stream()
                .map(each -> each.getNotAfter().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * @param domainHeader null when there is none, a list when there are several; as the other one
     * @param body as it came, before anything was made of it
     */
    Seal check(Object domainHeader, Object signatureHeader, byte[] body) {
        Optional<byte[]> signature = signature(signatureHeader);
        if (!(domainHeader instanceof String claimed) || !claimed.equalsIgnoreCase(domain) || signature.isEmpty()) {
            return Seal.NOT_GENUINE;
        }
        try {
            return check(read(), signature.get(), body);
        } catch (BadCertificateException | SecretException unreadable) {
            return Seal.CERTIFICATE_UNREADABLE;
        }
    }

    private Seal check(List<X509Certificate> pinned, byte[] signature, byte[] body) {
        List<X509Certificate> valid = pinned.stream().filter(this::isValid).toList();
        if (valid.stream().anyMatch(each -> hasSigned(each, signature, body))) {
            return Seal.GENUINE;
        }
        boolean late = valid.isEmpty() || pinned.stream().anyMatch(each -> hasSigned(each, signature, body));
        return late ? Seal.CERTIFICATE_NOT_VALID : Seal.NOT_GENUINE;
    }

    private boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException outside) {
            return false;
        }
    }

    private static boolean hasSigned(X509Certificate certificate, byte[] signature, byte[] body) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(certificate);
            check.update(body);
            return check.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }

    /** Only in the one spelling that a signer writes: the decoder would take others for the same. */
    private static Optional<byte[]> signature(Object header) {
        if (!(header instanceof String text)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
