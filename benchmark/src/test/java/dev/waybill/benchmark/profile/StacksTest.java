package dev.waybill.benchmark.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StacksTest {
    @TempDir
    private Path folder;

    @Test
    void sharesOfMethodsAndPackages() throws IOException {
        Path file = Files.writeString(folder.resolve("stacks"), """
                java/lang/Thread.run;org/postgresql/core/v3/QueryExecutorImpl.execute;__send 30
                java/lang/Thread.run;org/postgresql/core/v3/QueryExecutorImpl.execute;org/postgresql/core/PGStream.flush 50
                CompileBroker::compiler_thread_loop() 20
                """);
        Stacks stacks = Stacks.read(file);
        assertThat(stacks.methods(2)).containsExactly(new Stacks.Share("org/postgresql/core/PGStream.flush", 50),
                new Stacks.Share("__send", 30));
        assertThat(stacks.packages(9)).containsExactlyInAnyOrder(new Stacks.Share("java.lang", 80),
                new Stacks.Share("org.postgresql.core", 80),
                new Stacks.Share("JVM and kernel", 50));
    }
}
