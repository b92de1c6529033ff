package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxFolderTest {

    @TempDir
    Path temporary;

    @Test
    void emptiesAFolderThatASandboxMade() throws Exception {
        Path left = leftBehind("hub/logs/hub.log");

        SandboxFolder.open(root(), false).close();

        assertThat(left).doesNotExist();
    }

    @Test
    void keepsWhatIsThereWhenAsked() throws Exception {
        Path left = leftBehind("hub/logs/hub.log");

        SandboxFolder.open(root(), true).close();

        assertThat(left).exists();
    }

    @Test
    void doesNotTouchAFolderThatNoSandboxMade() throws Exception {
        Path thesis = Files.createDirectories(root()).resolve("thesis.txt");
        Files.writeString(thesis, "years of work");

        assertThatThrownBy(() -> SandboxFolder.open(root(), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no sandbox made");
        assertThatThrownBy(() -> SandboxFolder.open(root(), true)).isInstanceOf(IOException.class);
        assertThat(thesis).hasContent("years of work");
    }

    @Test
    void doesNotEmptyWhereALinkLeads() throws Exception {
        Path outside = Files.createFile(
                Files.createDirectories(temporary.resolve("outside")).resolve("file"));
        SandboxFolder.open(root(), false).close();
        Files.createSymbolicLink(root().resolve("link"), outside.getParent());

        SandboxFolder.open(root(), false).close();

        assertThat(outside).exists();
        assertThat(root().resolve("link")).doesNotExist();
    }

    @Test
    void isForOneSandboxAtATime() throws Exception {
        Path left = leftBehind("hub/ledger");
        try (SandboxFolder working = SandboxFolder.open(root(), true)) {
            assertThatThrownBy(() -> SandboxFolder.open(working.root(), false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another sandbox");
            assertThat(left).exists();
        }
    }

    private Path root() {
        return temporary.resolve("sandbox");
    }

    private Path leftBehind(String name) throws IOException {
        SandboxFolder.open(root(), false).close();
        Path file = root().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
