package dev.waybill.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Payara Server with the EAR, on a domain of its own, set up by {@code servers/payara/install.sh}. */
public final class PayaraServer implements AppServer, Running {

    static final String NAME = "payara-server";

    private final Settings settings;
    private final ServerValues values;
    private final PayaraDomain domain;
    private final LogFile log;
    private final String adminPassword;
    private boolean installed;

    PayaraServer(Settings settings, ServerValues values, String adminPassword) {
        this.settings = settings;
        this.values = values;
        this.adminPassword = adminPassword;
        this.domain = new PayaraDomain(settings.runDirectory().resolve(NAME), values.staged("payara6"),
                settings.ports().admin(), adminPassword,
                new LogFile(settings.logDirectory().resolve(NAME + "-setup.log")));
        this.log = new LogFile(domain.serverLog());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        if (installed) {
            log.startHere();
            domain.start();
            return;
        }
        prepare(List.of(values.staged("waybill.ear")));
        installed = true;
    }

    /** With all that the application needs, but without it: for those who deploy one themselves. */
    public void startWithoutApplication() {
        prepare(List.of());
    }

    private void prepare(List<Path> application) {
        List<String> javaOptions = new ArrayList<>(List.of("-Xmx" + values.heap()));
        javaOptions.addAll(JavaCommand.LARGE_PAGES);
        javaOptions.addAll(List.of(values.javaOptions()));
        domain.create(settings.ports().http(), javaOptions, values.staged("postgresql.jar"));
        domain.start();
        List<Path> command = new ArrayList<>(List.of(values.staged("servers/payara/install.sh"), values.staged("artemis-ra.rar")));
        command.addAll(application);
        domain.install(values.forInstallation(), command);
    }

    public Path home() {
        return values.staged("payara6");
    }

    public int adminPort() {
        return settings.ports().admin();
    }

    public String adminPassword() {
        return adminPassword;
    }

    @Override
    public void waitUntilReady() {
        new Readiness(NAME, httpUri(), this).await(Duration.ofSeconds(180));
    }

    @Override
    public void stop() {
        domain.server().ifPresent(server -> {
            server.destroy();
            if (!ended(server, 40)) {
                server.destroyForcibly();
                ended(server, 10);
            }
        });
    }

    @Override
    public void kill() {
        domain.server().ifPresent(server -> {
            server.destroyForcibly();
            ended(server, 10);
        });
    }

    @Override
    public ProcessHandle handle() {
        return domain.server().orElseThrow(() -> new IllegalStateException("It does not run"));
    }

    @Override
    public String logText() {
        return log.text();
    }

    @Override
    public URI httpUri() {
        return URI.create("http://127.0.0.1:" + settings.ports().http());
    }

    @Override
    public boolean isAlive() {
        return domain.server().isPresent();
    }

    @Override
    public LogFile log() {
        return log;
    }

    private static boolean ended(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
