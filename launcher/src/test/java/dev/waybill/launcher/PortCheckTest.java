package dev.waybill.launcher;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {

    private static final Path RUN = Path.of("/somewhere/run");

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesWhatHoldsThePortAndThePropertyThatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.check(Map.of("waybill.http.port", taken.getLocalPort()), RUN))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("-Dwaybill.http.port=");
        }
    }

    @Test
    void isContentWithFreePorts() {
        assertThatNoException().isThrownBy(() -> PortCheck.check(Ports.free().byProperty(), RUN));
    }
}
