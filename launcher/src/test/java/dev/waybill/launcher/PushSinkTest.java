package dev.waybill.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushSinkTest {

    private final Settings settings = new Settings(Path.of("unused"), Path.of("unused"), Ports.free(), Map.of());
    private final PushSink sink = new PushSink(settings);
    private KeyPair keys;

    @BeforeEach
    void start() throws GeneralSecurityException {
        keys = Curve.keyPair();
        sink.start();
        sink.browser("ada");
    }

    @AfterEach
    void stop() {
        sink.stop();
    }

    @Test
    void takesWhatIsSignedForItself() throws Exception {
        assertThat(push("ada", signed(origin(), Instant.now().plusSeconds(60)))).isEqualTo(201);

        assertThat(sink.pushesTo("ada")).singleElement().satisfies(push -> {
            assertThat(push.senderKey()).isEqualTo(publicKey());
            assertThat(push.sender()).isEqualTo("mailto:a@b.example");
            assertThat(push.message()).startsWith("cannot be decrypted");
        });
        assertThat(get("")).contains("to the browser of ada");
        assertThat(get("messages")).contains("\"browser\":\"ada\"");
    }

    @Test
    void refusesWhatIsNotSignedForItselfOrTooOldOrForNobody() throws Exception {
        assertThat(push("ada", signed("https://elsewhere.example", Instant.now().plusSeconds(60)))).isEqualTo(403);
        assertThat(push("ada", signed(origin(), Instant.now().minusSeconds(60)))).isEqualTo(403);
        assertThat(push("ada", signed(origin(), Instant.now().plusSeconds(90_000)))).isEqualTo(403);
        String right = signed(origin(), Instant.now().plusSeconds(60));
        assertThat(push("ada", right.replace(publicKey(), otherKey()))).isEqualTo(403);
        assertThat(push("ada", "none")).isEqualTo(403);
        assertThat(push("nobody", right)).isEqualTo(404);
        assertThat(sink.pushes()).isEmpty();
    }

    @Test
    void answersAsTold() throws Exception {
        sink.answer("ada", 410);
        assertThat(push("ada", signed(origin(), Instant.now().plusSeconds(60)))).isEqualTo(410);

        sink.answer("ada", 201);
        assertThat(push("ada", signed(origin(), Instant.now().plusSeconds(60)))).isEqualTo(201);
    }

    private String origin() {
        return "http://127.0.0.1:" + settings.ports().push();
    }

    private String publicKey() {
        return base64(Curve.bytes((ECPublicKey) keys.getPublic()));
    }

    private static String otherKey() throws GeneralSecurityException {
        return base64(Curve.bytes((ECPublicKey) Curve.keyPair().getPublic()));
    }

    private String signed(String audience, Instant expires) throws GeneralSecurityException {
        String token = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + base64("{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"mailto:a@b.example\"}"
                .formatted(audience, expires.getEpochSecond()));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(token.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + token + "." + base64(signature.sign()) + ", k=" + publicKey();
    }

    private int push(String browser, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sink.endpoint(browser))).header("Authorization", authorization)
                .header("TTL", "60").header("Content-Encoding", "aes128gcm").POST(HttpRequest.BodyPublishers.ofString("x")).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(sink.pageUri().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
