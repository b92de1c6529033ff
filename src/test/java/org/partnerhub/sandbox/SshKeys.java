package org.partnerhub.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Makes SSH keys once a folder and keeps them, in the format of OpenSSH, which JSch reads too. */
final class SshKeys {

    private final SandboxSecrets secrets;
    private final SandboxSecrets servers;

    /**
     * @param secrets what the hub gets
     * @param servers what the servers keep to themselves
     */
    SshKeys(SandboxSecrets secrets, SandboxSecrets servers) {
        this.secrets = secrets;
        this.servers = servers;
    }

    /** The key of a client; its private half becomes the secret of that name. */
    PublicKey clientKey(String secret) throws IOException {
        return pair(secrets, secret).getPublic();
    }

    /** The key of a server; its address and the key's public half, by which a client pins it, become the secret. */
    KeyPair hostKey(String secret, int port) throws IOException {
        KeyPair pair = pair(servers, secret);
        secrets.write(secret, "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(pair.getPublic()) + "\n");
        return pair;
    }

    private static KeyPair pair(SandboxSecrets secrets, String name) throws IOException {
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
