package dev.waybill.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerValuesTest {

    @TempDir
    private Path run;
    private ServerValues values;

    @BeforeEach
    void given() {
        Settings settings = new Settings(run, run, Ports.free(), Map.of("waybill.mail.from", "a:b=c",
                "waybill.server.environment", " TZ=UTC  OPTIONS=a=b "));
        Passwords passwords = new Passwords(run);
        values = new ServerValues(settings, new Database(settings, passwords), Brokers.of(settings, passwords, new ZooKeeper(settings)),
                new PaymentSandbox(settings, passwords), passwords);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre-boot.asadmin", "post-boot.asadmin", "post-deploy.asadmin"})
    void fillTheTemplatesOfPayaraMicro(String template) {
        assertThat(new Template(Path.of("../servers/payara-micro", template)).fill(values.forTemplates()))
                .doesNotContain("${");
    }

    @Test
    void escapeWhatAnInstallScriptWouldSplit() {
        assertThat(values.forInstallation().get("WAYBILL_SETTINGS")).contains("waybill.mail.from=a\\:b\\=c");
    }

    @Test
    void haveMoreEnvironmentVariables() {
        assertThat(values.environment()).containsOnly(Map.entry("TZ", "UTC"), Map.entry("OPTIONS", "a=b"));
    }
}
