package dev.waybill.command.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.command.WaybillCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the command ends where it cannot judge; RestoredBackupCrashIT sees it judge. */
class JudgeCommandTest {
    @TempDir
    Path folder;
    private final StringWriter printed = new StringWriter();

    @BeforeEach
    void writePasswords() throws IOException {
        Files.writeString(folder.resolve("passwords"), "database.waybill=secret\nbroker.operator=secret\n");
    }

    @Test
    void aDatabaseThatIsAwayIsNoVerdict() {
        assertThat(judge("--no-broker")).isEqualTo(1);

        assertThat(printed.toString()).contains("waybill: The database jdbc:postgresql://127.0.0.1:1/waybill: ").doesNotContain("invariants");
    }

    @Test
    void aMissingPasswordIsNamed() {
        assertThat(judge("--no-broker", "--database-user=reader")).isEqualTo(1);

        assertThat(printed.toString()).contains("has no line database.reader");
    }

    @Test
    void aFileOfOrdersThatIsNoneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.txt"), "no order\n");

        assertThat(judge("--no-broker", "--accepted=" + file)).isEqualTo(1);
        assertThat(printed.toString()).contains(file.toString(), "no order");
    }

    @Test
    void wrongUsageIsToldFromFailure() {
        assertThat(judge("--grace=soon")).isEqualTo(2);
    }

    @Test
    void anInvariantThatIsNoneIsWrongUsage() {
        assertThat(judge("--no-broker", "--without=charged", "--without=no-order")).isEqualTo(2);

        assertThat(printed.toString()).contains("'--without'", "'no-order'", "order-kept");
    }

    private int judge(String... more) {
        var arguments = new ArrayList<>(List.of("judge", "--database-url=jdbc:postgresql://127.0.0.1:1/waybill",
                "--password-file=" + folder.resolve("passwords")));
        arguments.addAll(List.of(more));
        var writer = new PrintWriter(printed, true);
        return WaybillCommand.commandLine().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
    }
}
