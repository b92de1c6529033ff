package org.partnerhub.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Makes SSH keys once a folder and keeps them, in the format of OpenSSH, which JSch reads too. */
final class SshKeys {

    private final SandboxSecrets secrets;

    SshKeys(SandboxSecrets secrets) {
        this.secrets = secrets;
    }

    /** The key pair whose private key is the secret of that name; a new one if there is none. */
    KeyPair pair(String name) throws IOException {
        try {
            if (!secrets.has(name)) {
                secrets.write(name, openSsh(generate(), name));
            }
            try (InputStream in = Files.newInputStream(secrets.file(name))) {
                return SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(name), in, null)
                        .iterator()
                        .next();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot make or read the SSH key " + name, e);
        }
    }

    /** The line by which a client pins a server: its address and public key. */
    static String knownHost(int port, KeyPair hostKey) {
        return "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n";
    }

    // an elliptic curve that JDK, MINA and JSch all know without a further library
    private static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String openSsh(KeyPair pair, String name) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, name, null, out);
        return out.toString(StandardCharsets.US_ASCII);
    }
}
