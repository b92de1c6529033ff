package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.Connection;

class SftpPartnerIT {

    private static final Connection CONTRACT = new Connection(
            URI.create("sftp://sftp.nordpost.example:22"),
            Optional.of("shop"),
            Optional.of("nordpost-ssh"),
            Optional.of("nordpost-host"),
            Optional.of("/in"),
            Optional.of("/out"),
            Optional.empty());

    @TempDir
    Path folder;

    private final List<Path> received = new CopyOnWriteArrayList<>();
    private SandboxSecrets secrets;
    private SshKeys keys;
    private SftpPartner partner;

    @BeforeEach
    void start() throws Exception {
        secrets = SandboxSecrets.in(folder.resolve("secrets"));
        keys = new SshKeys(secrets, SandboxSecrets.in(folder.resolve("host-keys")));
        partner = partner();
        partner.arrive();
    }

    @AfterEach
    void stop() throws Exception {
        partner.close();
    }

    @Test
    void tellsOfAFileWhenItGetsItsFinalNameAndNotBefore() throws Exception {
        withSftp("shop", sftp -> {
            sftp.put(csv("a,b\r\n1,2\r\n3,\"4\r\n5\"\r\n"), "/in/one.csv.part");
            assertThat(received).isEmpty();
            sftp.rename("/in/one.csv.part", "/in/one.csv");
        });

        assertThat(received).containsExactly(folder.resolve("partner/in/one.csv"));
        assertThat(ReceivedFile.read(received.get(0))).isEqualTo(new ReceivedFile("one.csv", List.of("a", "b"), 2));
        assertThat(partner.received()).isEqualTo(2);
    }

    @Test
    void tellsOfAFileThatWasUploadedUnderItsFinalName() throws Exception {
        withSftp("shop", sftp -> sftp.put(csv("a\r\n1\r\n"), "/in/two.csv"));

        assertThat(received).containsExactly(folder.resolve("partner/in/two.csv"));
    }

    @Test
    void servesTheFoldersOfTheContractAndNothingAboveThem() throws Exception {
        withSftp("shop", sftp -> {
            assertThat(sftp.ls("/"))
                    .extracting(ChannelSftp.LsEntry::getFilename)
                    .contains("in", "out");
            assertThat(sftp.realpath("/../../..")).isEqualTo("/");
        });
    }

    @Test
    void knowsItsKeysAgainAfterARestart() throws Exception {
        partner.close();
        partner = partner();
        partner.arrive();

        withSftp("shop", sftp -> sftp.cd("/in"));
    }

    @Test
    void refusesAnotherUser() {
        assertThatThrownBy(() -> withSftp("somebody", sftp -> sftp.cd("/in"))).isInstanceOf(JSchException.class);
    }

    @Test
    void refusesAnotherKey() throws Exception {
        keys.clientKey("stranger-ssh");

        assertThatThrownBy(() -> withSftp("shop", "stranger-ssh", sftp -> sftp.cd("/in")))
                .isInstanceOf(JSchException.class)
                .hasMessageContaining("Auth fail");
    }

    @Test
    void isAwayUntilItArrives() throws Exception {
        partner.leave();
        assertThatThrownBy(() -> withSftp("shop", sftp -> sftp.cd("/in")))
                .isInstanceOf(JSchException.class)
                .hasMessageContaining("refused");

        partner.arrive();
        withSftp("shop", sftp -> sftp.cd("/in"));
    }

    private SftpPartner partner() throws Exception {
        int port = Ports.keptIn(folder.resolve("ports")).portFor("nordpost");
        return new SftpPartner(folder.resolve("partner"), port, CONTRACT, keys, received::add);
    }

    private interface SftpWork {
        void with(ChannelSftp sftp) throws Exception;
    }

    private void withSftp(String user, SftpWork work) throws Exception {
        withSftp(user, "nordpost-ssh", work);
    }

    private void withSftp(String user, String key, SftpWork work) throws Exception {
        JSch client = new JSch();
        client.addIdentity(secrets.file(key).toString());
        client.setKnownHosts(secrets.file("nordpost-host").toString());
        Session session = client.getSession(user, "127.0.0.1", partner.uri().getPort());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        try {
            session.connect(5000);
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(5000);
            work.with(sftp);
        } finally {
            session.disconnect();
        }
    }

    private static ByteArrayInputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
