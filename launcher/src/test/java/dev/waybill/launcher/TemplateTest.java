package dev.waybill.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

    @TempDir
    private Path folder;

    @Test
    void failsOnANameWithoutValue() throws IOException {
        assertThatThrownBy(() -> template("port ${http.port}").fill(Map.of("broker.port", "1")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("${http.port}");
    }

    @Test
    void leavesAServersOwnVariables() throws IOException {
        assertThat(template("${a} ${MPCONFIG=b} $ ${ENV=c}").fill(Map.of("a", "x$1\\")))
                .isEqualTo("x$1\\ ${MPCONFIG=b} $ ${ENV=c}");
    }

    private Template template(String text) throws IOException {
        return new Template(Files.writeString(folder.resolve("template"), text));
    }
}
