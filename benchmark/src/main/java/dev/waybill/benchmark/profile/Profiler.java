package dev.waybill.benchmark.profile;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** async-profiler in a JVM that runs already: CPU by stack, native code too, with a timer that needs no rights. */
final class Profiler {
    private final Path library;

    private Profiler(Path library) {
        this.library = library;
    }

    /**
     * @param folder for its native library
     * @return empty where there is none for this machine
     */
    static Optional<Profiler> in(Path folder) throws IOException {
        String platform = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
        try (InputStream source = Profiler.class.getResourceAsStream("/" + platform + "/libasyncProfiler.so")) {
            if (source == null || !System.getProperty("os.name").equals("Linux")) {
                return Optional.empty();
            }
            Path library = Files.createTempFile(folder, "libasyncProfiler-", ".so");
            Files.write(library, source.readAllBytes());
            return Optional.of(new Profiler(library));
        }
    }

    void start(long pid) throws IOException {
        tell(pid, "start,event=itimer,interval=5ms");
    }

    /** Writes {@code <name>.collapsed} and {@code <name>.html}, the flame graph; returns the first. */
    Path stop(long pid, Path folder, String name) throws IOException {
        Path stacks = folder.resolve(name + ".collapsed");
        tell(pid, "dump,collapsed,file=" + stacks);
        tell(pid, "stop,flamegraph,title=" + name + ",file=" + folder.resolve(name + ".html"));
        return stacks;
    }

    void remove() throws IOException {
        Files.deleteIfExists(library);
    }

    private void tell(long pid, String options) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                machine.loadAgentPath(library.toString(), options);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IOException("The profiler in process " + pid, e);
        }
    }
}
