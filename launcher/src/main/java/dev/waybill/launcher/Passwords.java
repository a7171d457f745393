package dev.waybill.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The passwords of one run directory: made at random when first asked for, kept in a file for the next run. */
public final class Passwords {

    private static final int BYTES = 18;

    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    Passwords(Path runDirectory) {
        file = runDirectory.resolve("passwords.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The password of a user, written {@code part.user}; letters and digits only. */
    public synchronized String of(String user) {
        String password = known.getProperty(user);
        if (password == null) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            password = HexFormat.of().formatHex(bytes);
            known.setProperty(user, password);
            PrivateFile.write(file, text());
        }
        return password;
    }

    Path file() {
        return file;
    }

    private String text() {
        return new TreeSet<>(known.stringPropertyNames()).stream()
                .map(user -> user + "=" + known.getProperty(user) + "\n")
                .collect(Collectors.joining("", "# Made by the launcher. Change one and its part must be told too.\n", ""));
    }
}
