package dev.waybill.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {

    @TempDir
    private Path run;

    @Test
    void areTheSameInTheNextRun() {
        String first = new Passwords(run).of("broker.relay");

        assertThat(new Passwords(run).of("broker.relay")).isEqualTo(first).matches("[0-9a-f]{36}");
    }

    @Test
    void differFromUserToUser() {
        Passwords passwords = new Passwords(run);

        assertThat(passwords.of("broker.relay")).isNotEqualTo(passwords.of("broker.order"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no POSIX permissions there")
    void areReadByTheirOwnerAlone() throws IOException {
        Passwords passwords = new Passwords(run);
        passwords.of("broker.relay");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords.file())))
                .isEqualTo("rw-------");
    }
}
