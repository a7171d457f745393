package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.sandbox.Caller.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that was killed has answered, the next one knows. */
class KilledSandboxTest {
    @TempDir
    private Path folder;
    private Process process;

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void keepsItsLedgerAndItsKeys() throws Exception {
        Caller first = start();
        String charged = first.open("o1", 100, null).id();
        Reply answer = first.confirm(charged, "k");
        String refunded = first.open("o2", 200, null).id();
        first.confirm(refunded, null);
        String refund = first.refund(refunded, "r").id();
        kill();
        Files.writeString(folder.resolve("ledger.jsonl"), "{\"time\":\"2026-", StandardOpenOption.APPEND);

        Caller second = start();

        Reply repeated = second.confirm(charged, "k");
        assertThat(repeated.body()).isEqualTo(answer.body());
        assertThat(repeated.replayed()).isTrue();
        assertThat(second.refund(refunded, "r").id()).isEqualTo(refund);
        assertThat(second.account("o1").path("net").asInt()).isEqualTo(100);
        assertThat(second.account("o2").path("net").asInt()).isZero();
        assertThat(second.open("o3", 300, null).status()).isEqualTo(200);
    }

    private Caller start() throws IOException {
        process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwaybill.payment-sandbox.key=sk_test", "-cp", System.getProperty("java.class.path"),
                PaymentSandbox.class.getName(), "0", folder.resolve("ledger.jsonl").toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        return new Caller(URI.create(line.substring(line.indexOf("http"))), "sk_test");
    }
}
