package dev.waybill.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Payara Micro with the resource adapter, the pools and all modules as one WAR. */
final class PayaraMicro implements AppServer {

    static final String NAME = "payara-micro";

    private final Settings settings;
    private final ServerValues values;
    private final ChildProcess process;
    private final Path directory;

    PayaraMicro(Settings settings, ServerValues values) {
        this.settings = settings;
        this.values = values;
        this.process = new ChildProcess(NAME, settings);
        this.directory = settings.runDirectory().resolve(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        process.start(command(), directory);
    }

    @Override
    public void waitUntilReady() {
        new Readiness(NAME, httpUri(), process).await(Duration.ofSeconds(180));
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
    public URI httpUri() {
        return URI.create("http://127.0.0.1:" + settings.ports().http());
    }

    private List<String> command() {
        Path temporary = Directories.empty(directory.resolve("tmp"));
        return new JavaCommand()
                .options("-Xmx" + settings.property("waybill.server.heap", "512m"), "-XX:+UseG1GC")
                .options("--add-opens", "java.base/jdk.internal.loader=ALL-UNNAMED",
                        "--add-opens", "java.base/java.lang=ALL-UNNAMED",
                        "--add-opens", "java.base/java.net=ALL-UNNAMED",
                        "--add-opens", "java.base/java.nio=ALL-UNNAMED",
                        "--add-opens", "java.base/java.util=ALL-UNNAMED",
                        "--add-opens", "java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-opens", "java.base/sun.net.www.protocol.jrt=ALL-UNNAMED",
                        "--add-opens", "java.management/sun.management=ALL-UNNAMED",
                        "--add-opens", "java.naming/javax.naming.spi=ALL-UNNAMED",
                        "--add-opens", "java.rmi/sun.rmi.transport=ALL-UNNAMED",
                        "--add-opens", "java.logging/java.util.logging=ALL-UNNAMED",
                        "--add-exports", "java.base/jdk.internal.ref=ALL-UNNAMED")
                .property("java.io.tmpdir", temporary)
                .properties(values.forApplication())
                .options("-jar", values.staged("payara-micro.jar").toString())
                .write(directory.resolve("java-options"),
                        "--nocluster",
                        "--disablephonehome",
                        "--prebootcommandfile", filled("pre-boot.asadmin"),
                        "--postbootcommandfile", filled("post-boot.asadmin"),
                        "--addlibs", values.staged("postgresql.jar").toString(),
                        "--deploy", values.staged("micro.war").toString(),
                        "--contextroot", "/");
    }

    private String filled(String name) {
        Path file = directory.resolve(name);
        Path template = values.staged("servers").resolve(NAME).resolve(name);
        PrivateFile.write(file, new Template(template).fill(values.forTemplates()));
        return file.toString();
    }
}
