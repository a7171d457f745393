package dev.waybill.benchmark.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
    @TempDir
    private Path proc;

    @BeforeEach
    void machine() throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  100 10 20 5000 60 1 2 3 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n");
    }

    @Test
    void treeHasItsChildrenAndThoseThatHaveEnded() throws IOException {
        process(10, "postgres", 1, 5, 6, 7, 8, 1000, 500);
        process(11, "a (strange) name", 10, 1, 2, 0, 0, 40, 90);
        process(12, "grandchild", 11, 100, 0, 0, 0, 1, 1);
        process(20, "stranger", 1, 1000, 0, 0, 0, 1, 1);
        ProcessTable table = ProcessTable.of(proc);
        assertThat(table.tree(10)).isEqualTo(new Use((5 + 6 + 7 + 8 + 1 + 2 + 100) * 10, 500 + 40 + 1));
        assertThat(table.alone(10)).isEqualTo(new Use((5 + 6) * 10, 500));
    }

    @Test
    void whatEndedMeanwhileIsNotTakenForCheap() {
        assertThatThrownBy(() -> ProcessTable.of(proc).tree(99)).isInstanceOf(IllegalStateException.class).hasMessageContaining("99");
    }

    @Test
    void busyIsAllButIdleAndWaiting() {
        assertThat(ProcessTable.of(proc).busyMillis()).isEqualTo((100 + 10 + 20 + 1 + 2 + 3) * 10);
    }

    @Test
    void readsThisMachine() {
        assumeTrue(ProcessTable.isReadable(), "No /proc on this machine");
        long begin = ProcessTable.now().alone(ProcessHandle.current().pid()).cpuMillis();
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(ProcessTable.now().alone(ProcessHandle.current().pid()).cpuMillis()).isGreaterThan(begin);
    }

    private void process(int pid, String name, int parent, int user, int system, int endedUser, int endedSystem, long wchar,
            long written) throws IOException {
        Path folder = Files.createDirectory(proc.resolve(Integer.toString(pid)));
        Files.writeString(folder.resolve("stat"), "%d (%s) S %d 1 1 0 -1 4194560 1 1 1 1 %d %d %d %d 20 0 1 0 1 1 1\n"
                .formatted(pid, name, parent, user, system, endedUser, endedSystem));
        Files.writeString(folder.resolve("io"),
                "rchar: 1\nwchar: %d\nread_bytes: 0\nwrite_bytes: %d\ncancelled_write_bytes: 0\n".formatted(wchar, written));
    }
}
