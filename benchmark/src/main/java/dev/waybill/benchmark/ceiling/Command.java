package dev.waybill.benchmark.ceiling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A measuring program that ends by itself. */
record Command(List<String> words, Map<String, String> environment) {
    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

    /** A program of the newest PostgreSQL that the machine has; the embedded one brings none. */
    static Optional<Path> postgresql(String name) throws IOException {
        if (!Files.isDirectory(POSTGRESQL)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(POSTGRESQL)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin").resolve(name))
                    .filter(Files::isExecutable).findFirst();
        }
    }

    /** @return the middle one of all numbers that the first group of the pattern finds in what it says */
    double median(String pattern) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread atEnd = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atEnd);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Runtime.getRuntime().removeShutdownHook(atEnd);
        if (exitStatus(process) != 0) {
            throw new IllegalStateException(words.get(0) + " failed: " + output);
        }
        double[] found = Pattern.compile(pattern, Pattern.MULTILINE).matcher(output).results()
                .mapToDouble(match -> Double.parseDouble(match.group(1))).sorted().toArray();
        if (found.length == 0) {
            throw new IllegalStateException(words.get(0) + " said: " + output);
        }
        return found[found.length / 2];
    }

    private static int exitStatus(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
