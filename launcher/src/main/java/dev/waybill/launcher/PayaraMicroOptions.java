package dev.waybill.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Payara Micro is started with the resource adapter and the pools, whatever is then deployed on it. */
public final class PayaraMicroOptions {

    private final Path directory;
    private final ServerValues values;

    PayaraMicroOptions(Path directory, ServerValues values) {
        this.directory = directory;
        this.values = values;
    }

    /** A file of options for the JVM, to be given as {@code @file}; only its owner may read it. */
    public Path javaOptions() {
        Path file = directory.resolve("java-options");
        new JavaCommand()
                .options("-Xmx" + values.heap(), "-XX:+UseParallelGC")
                .options(JavaCommand.LARGE_PAGES)
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
                .property("java.io.tmpdir", directory.resolve("tmp"))
                .properties(values.forApplication())
                .options(values.javaOptions())
                .write(file);
        return file;
    }

    public Path jar() {
        return values.staged("payara-micro.jar");
    }

    /** Payara Micro's own arguments, without a deployment. */
    public List<String> arguments() {
        return List.of("--nocluster", "--disablephonehome",
                // For requests in work; new ones are refused then, see PortClosing.
                "--shutdowngrace", "2000",
                "--prebootcommandfile", filled("pre-boot.asadmin"),
                "--postbootcommandfile", filled("post-boot.asadmin"),
                "--postdeploycommandfile", filled("post-deploy.asadmin"),
                "--addlibs", values.staged("postgresql.jar").toString());
    }

    List<String> command(String... deployment) {
        List<String> command = new ArrayList<>(List.of(JavaCommand.executable(), "@" + javaOptions(), "-jar", jar().toString()));
        command.addAll(arguments());
        command.addAll(List.of(deployment));
        return command;
    }

    private String filled(String name) {
        Path file = directory.resolve(name);
        Path template = values.staged("servers").resolve(PayaraMicro.NAME).resolve(name);
        PrivateFile.write(file, new Template(template).fill(values.forTemplates()));
        return file.toString();
    }
}
