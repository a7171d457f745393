package dev.waybill.benchmark.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Which sources were measured.
 *
 * @param name of the commit, with {@code -dirty} where a file of it was changed since; {@code unknown} without git
 */
public record Commit(String name) {

    /** Of the repository that the folder lies in. */
    public static Commit of(Path folder) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Commit(name.isEmpty() ? "unknown" : name);
        } catch (IOException noGit) {
            return new Commit("unknown");
        }
    }
}
