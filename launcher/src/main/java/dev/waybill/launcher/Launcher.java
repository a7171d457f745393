package dev.waybill.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Starts the whole system and keeps it running until Ctrl-C or SIGTERM. */
public final class Launcher {

    /** Not System.out: Maven replaces it and takes it away in a shutdown hook of its own, while parts still stop. */
    private static final PrintStream TERMINAL = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private Launcher() {
    }

    /**
     * Never returns.
     *
     * @param arguments the root of the repository
     * @throws LaunchException if a part does not start; the others are stopped again
     */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = Settings.fromSystem(Path.of(arguments[0]));
        logToFile(settings.logDirectory().resolve("launcher.log"));
        Waybill waybill = new Waybill(settings, line -> say("  " + line));
        Runtime.getRuntime().addShutdownHook(new Thread(waybill::close, "waybill-stop"));
        say("Starting Waybill ..");
        waybill.start();
        say(new Welcome(waybill).text());
        new CountDownLatch(1).await();
    }

    /** The libraries of the parts in this JVM log much that nobody at a terminal needs. */
    private static void logToFile(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileHandler handler = new FileHandler(file.toString(), true);
            handler.setFormatter(new SimpleFormatter());
            Logger root = Logger.getLogger("");
            for (var existing : root.getHandlers()) {
                root.removeHandler(existing);
            }
            root.addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String text) {
        TERMINAL.println(text);
    }
}
