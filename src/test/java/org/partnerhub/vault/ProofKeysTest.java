package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ProofKeysTest {

    private final ProofKeys keys = new ProofKeys(fives());

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @Example
    void signAsRfc8032Does() {
        assertSigns(
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        assertSigns(
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertSigns(
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    }

    @Property(tries = 100)
    void knowTheirOwnSignatures(@ForAll byte[] message, @ForAll byte[] other) {
        byte[] signature = keys.sign(message);

        assertThat(keys.isSigned(message, signature)).isTrue();
        assertThat(keys.isSigned(other, signature)).isEqualTo(Arrays.equals(message, other));
        assertThat(anothers().isSigned(message, signature)).isFalse();
    }

    @Property(tries = 100)
    void takeNothingElseForASignature(@ForAll byte[] message, @ForAll @Size(max = 80) byte[] signature) {
        assertThat(keys.isSigned(message, signature)).isFalse();
    }

    @Property(tries = 100)
    void giveMacsThatNobodyElseCanMake(@ForAll byte[] text) {
        assertThat(keys.mac(text))
                .hasSize(32)
                .isEqualTo(new ProofKeys(fives()).mac(text))
                .isNotEqualTo(anothers().mac(text));
    }

    /** What was signed and chained stays to be verified for years. */
    @Example
    void areThoseOfTheFirstRelease() {
        assertThat(HexFormat.of().formatHex(keys.mac("link".getBytes(UTF_8))))
                .isEqualTo("711a5f5843ef3706e333793b9d44828d8d485e009114f2f8f0f9b6b3f7eed0ae");
        assertThat(HexFormat.of().formatHex(keys.publicKey()))
                .isEqualTo("302a300506032b6570032100b12d8d0ae41f33cdd87d048e1686bc515bf7fc61bb9c2999f56c3f0a3c573554");
    }

    @Example
    void tellNothing() {
        assertThat(keys).hasToString("ProofKeys[redacted]");
        assertThat(SigningKey.of(new byte[32])).hasToString("[redacted]");
    }

    private static void assertSigns(String seed, String publicKey, String message, String signature) {
        SigningKey key = SigningKey.of(HexFormat.of().parseHex(seed));
        byte[] text = HexFormat.of().parseHex(message);

        assertThat(HexFormat.of().formatHex(key.publicKey())).isEqualTo("302a300506032b6570032100" + publicKey);
        assertThat(HexFormat.of().formatHex(key.sign(text))).isEqualTo(signature);
        assertThat(key.verify(text, HexFormat.of().parseHex(signature))).isTrue();
    }

    private static ProofKeys anothers() {
        return new ProofKeys(WipeableKey.random(new SecureRandom()));
    }

    private static WipeableKey fives() {
        byte[] material = new byte[WipeableKey.LENGTH];
        Arrays.fill(material, (byte) 5);
        return new WipeableKey(material);
    }
}
