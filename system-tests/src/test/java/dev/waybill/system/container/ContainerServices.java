package dev.waybill.system.container;

import dev.waybill.launcher.PayaraServer;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts broker, database and mail sink before Arquillian reads its configuration, and tells it by system properties
 * where they are. Only where the build asks for it ({@code waybill.container-tests}).
 */
public class ContainerServices implements LauncherSessionListener {
    private Waybill waybill;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean("waybill.container-tests")) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "container-");
            waybill = new Waybill(Settings.forTests(folder), line -> System.out.println("[waybill] " + line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            start();
        } catch (RuntimeException e) {
            // Nobody calls launcherSessionClosed after this.
            launcherSessionClosed(session);
            throw e;
        }
    }

    private void start() {
        waybill.startServices();
        if (waybill.appServer() instanceof PayaraServer server) {
            server.startWithoutApplication();
            System.setProperty("waybill.payara.home", server.home().toString());
            System.setProperty("waybill.payara.admin-port", Integer.toString(server.adminPort()));
            System.setProperty("waybill.payara.admin-password", server.adminPassword());
            return;
        }
        var micro = waybill.payaraMicroOptions();
        System.setProperty("waybill.micro.jar", micro.jar().toString());
        System.setProperty("waybill.micro.java-options", "@" + micro.javaOptions());
        System.setProperty("waybill.micro.arguments", String.join(" ", micro.arguments()) + " --contextroot waybill");
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (waybill != null) {
            waybill.appServer().stop();
            waybill.close();
        }
    }
}
