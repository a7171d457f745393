package dev.waybill.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Payara Micro with the resource adapter, the pools and all modules as one WAR. */
final class PayaraMicro implements AppServer {

    static final String NAME = "payara-micro";

    private final String name;
    private final Settings settings;
    private final ServerValues values;
    private final ChildProcess process;
    private final Path directory;

    /** @param name one of its own for each node */
    PayaraMicro(String name, Settings settings, ServerValues values) {
        this.name = name;
        this.settings = settings;
        this.values = values;
        this.process = new ChildProcess(name, settings);
        this.directory = settings.runDirectory().resolve(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        Directories.empty(directory.resolve("tmp"));
        process.start(new PayaraMicroOptions(directory, values)
                .command("--deploy", values.staged("micro.war").toString(), "--contextroot", "/"), directory, values.environment());
    }

    @Override
    public void waitUntilReady() {
        new Readiness(name, httpUri(), process).await(settings.patience(Duration.ofMinutes(3)));
    }

    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(40));
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public ProcessHandle handle() {
        return process.handle();
    }

    @Override
    public String logText() {
        return process.log().text();
    }

    @Override
    public URI httpUri() {
        return URI.create("http://127.0.0.1:" + settings.ports().http());
    }
}
