package dev.waybill.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
    @TempDir
    Path folder;

    @Test
    void isUnknownOutsideOfARepository() {
        assertThat(Commit.of(folder).name()).isEqualTo("unknown");
    }

    @Test
    void isUnknownWhereThereIsNoSuchFolder() {
        assertThat(Commit.of(folder.resolve("none")).name()).isEqualTo("unknown");
    }

    @Test
    void saysWhereFilesWereChangedSince() throws Exception {
        assumeTrue(hasGit(), "needs git");
        git("init", "--quiet");
        Path file = Files.writeString(folder.resolve("source"), "1");
        git("add", "source");
        git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "one");
        assertThat(Commit.of(folder).name()).matches("[0-9a-f]{7,}");

        Files.writeString(file, "2");
        assertThat(Commit.of(folder).name()).matches("[0-9a-f]{7,}-dirty");
    }

    private static boolean hasGit() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor()).isZero();
    }
}
