package dev.waybill.command;

import dev.waybill.broker.Jolokia;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Options of a command that acts as an operator of the broker. */
public final class Operator {
    @Option(names = "--console", defaultValue = "http://127.0.0.1:8161/console", paramLabel = "<uri>",
            description = "Console of the broker (default: ${DEFAULT-VALUE}).")
    URI console;
    @Option(names = "--user", defaultValue = "operator", paramLabel = "<name>",
            description = "Who logs in to the console (default: ${DEFAULT-VALUE}).")
    String user;
    @Option(names = "--password-file", defaultValue = "run/passwords.properties", paramLabel = "<file>",
            description = {"Properties file with the line broker.<user>=<password>,",
                "and api.operator=<password> unless WAYBILL_OPERATOR_PASSWORD is set,",
                "as the launcher writes it (default: ${DEFAULT-VALUE})."})
    Path passwordFile;

    /** @param patience how long an answer of the broker may take */
    public Jolokia broker(Duration patience) {
        return new Jolokia(console, user, password("broker." + user), patience);
    }

    /** Of the REST interface's user {@code operator}. */
    public String apiPassword() {
        return password("api.operator", "WAYBILL_OPERATOR_PASSWORD");
    }

    /** From the environment variable or, where that is not set, from this line of the password file. */
    public String password(String line, String environmentVariable) {
        String given = System.getenv(environmentVariable);
        return given == null ? password(line) : given;
    }

    private String password(String line) {
        var passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(passwordFile)) {
            passwords.load(reader);
        } catch (IOException e) {
            throw new CommandException("The password file " + passwordFile.toAbsolutePath() + " cannot be read: " + e, e);
        }
        String password = passwords.getProperty(line);
        if (password == null) {
            throw new CommandException("The password file " + passwordFile.toAbsolutePath() + " has no line " + line);
        }
        return password;
    }
}
