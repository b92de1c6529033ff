package org.partnerhub.opendsr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Reads certificates that are pinned: one, or two while a partner changes it. */
final class CertificateFile {

    private static final int SHORTEST_KEY = 2048;
    private static final int DNS_NAME = 2;

    private CertificateFile() {}

    /**
     * @param domain what each of them must be issued to
     * @throws BadCertificateException when there is none, or one that no signature of the domain's can be checked by
     */
    static List<X509Certificate> read(String pem, String domain) throws BadCertificateException {
        List<X509Certificate> certificates = parse(pem);
        if (certificates.isEmpty()) {
            throw new BadCertificateException("is not a certificate in PEM");
        }
        for (X509Certificate each : certificates) {
            if (!(each.getPublicKey() instanceof RSAPublicKey key)
                    || key.getModulus().bitLength() < SHORTEST_KEY) {
                throw new BadCertificateException("is not of an RSA key of at least " + SHORTEST_KEY + " bits");
            }
            if (names(each).noneMatch(domain::equalsIgnoreCase)) {
                throw new BadCertificateException("is not issued to " + domain);
            }
        }
        return certificates;
    }

    private static List<X509Certificate> parse(String pem) throws BadCertificateException {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(UTF_8)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException notOne) {
            // not kept as a cause: its message may quote the file
            throw new BadCertificateException("is not a certificate in PEM");
        }
    }

    /** The alternative names, or else the common one (RFC 6125, 6.4.4). */
    private static Stream<String> names(X509Certificate certificate) throws BadCertificateException {
        try {
            List<String> alternatives = Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream)
                    .filter(name -> Objects.equals(name.get(0), DNS_NAME))
                    .map(name -> name.get(1).toString())
                    .toList();
            return alternatives.isEmpty() ? commonNames(certificate) : alternatives.stream();
        } catch (CertificateException | InvalidNameException unreadable) {
            throw new BadCertificateException("is issued to a name that cannot be read");
        }
    }

    private static Stream<String> commonNames(X509Certificate certificate) throws InvalidNameException {
        return new LdapName(certificate.getSubjectX500Principal().getName())
                .getRdns().stream()
                        .filter(part -> part.getType().equalsIgnoreCase("CN"))
                        .map(part -> part.getValue().toString());
    }
}
