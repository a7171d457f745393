package dev.waybill.notification.push;

import com.zerodeplibs.webpush.httpclient.StandardHttpClientRequestPreparer;
import dev.waybill.notification.subscription.PushSubscription;
import dev.waybill.notification.subscription.ServerKeys;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts encrypted pushes to push services: RFC 8030, encrypted by RFC 8291, signed by RFC 8292. */
@ApplicationScoped
public class PushClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    @Inject
    ServerKeys keys;
    /** How long a push service keeps it for a browser that is away. */
    @Inject
    @ConfigProperty(name = "waybill.push.ttl", defaultValue = "P1D")
    Duration timeToLive;
    /** Whom a push service may turn to. */
    @Inject
    @ConfigProperty(name = "waybill.push.subject", defaultValue = "mailto:orders@waybill.example")
    String subject;

    private HttpClient http;

    @PostConstruct
    void open() {
        http = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** Returns the HTTP status. A push of the same topic replaces the one before, where that still waits for the browser. */
    public int send(PushSubscription subscription, byte[] message, UUID topic) throws IOException, InterruptedException {
        var request = StandardHttpClientRequestPreparer.getBuilder()
                .pushSubscription(addressed(subscription))
                .vapidJWTExpiresAfter(1, TimeUnit.HOURS).vapidJWTSubject(subject)
                .pushMessage(message).ttl(timeToLive.toSeconds(), TimeUnit.SECONDS).urgencyNormal()
                .topic(topic.toString().replace("-", ""))
                .build(keys.keys()).toRequestBuilder().timeout(ANSWER).build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        // What it says is not read: it may say without an end.
        answer.body().close();
        return answer.statusCode();
    }

    private static com.zerodeplibs.webpush.PushSubscription addressed(PushSubscription subscription) {
        var keys = new com.zerodeplibs.webpush.PushSubscription.Keys();
        keys.setP256dh(subscription.p256dh());
        keys.setAuth(subscription.auth());
        var addressed = new com.zerodeplibs.webpush.PushSubscription();
        addressed.setEndpoint(subscription.endpoint());
        addressed.setKeys(keys);
        return addressed;
    }
}
