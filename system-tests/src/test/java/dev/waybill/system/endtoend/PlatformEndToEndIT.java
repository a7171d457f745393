package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.broker.Jolokia;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parts promise: durability, the console, the description of the interface, a trace from end to end. */
@ExtendWith(RunningWaybill.class)
class PlatformEndToEndIT {
    private final Shop shop;

    PlatformEndToEndIT(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @CsvSource({"fsync,on", "full_page_writes,on", "synchronous_commit,on", "max_prepared_transactions,0"})
    void theDatabaseKeepsWhatItHasCommittedAndHoldsNothingInDoubt(String setting, String value) {
        assertThat(shop.value("show " + setting)).isEqualTo(value);
    }

    @Test
    void theConsoleIsThereAndShowsAllQueues() throws Exception {
        var broker = shop.waybill().broker();

        assertThat(get(broker.consoleUri()).statusCode()).isEqualTo(200);
        assertThat(broker.jolokia().read(Jolokia.broker(), "QueueNames").toString()).contains("inventory.order-events",
                "notification.order-events", "order.inventory-events", "timeline.order-events",
                "timeline.inventory-events", "timeline.payment-events", "notification.email", "notification.push",
                "order.events.dead-letters", "inventory.events.dead-letters", "notification.email.dead-letters",
                "notification.push.dead-letters", "expired");
    }

    @Test
    void theInterfaceIsDescribed() throws Exception {
        String document = get(shop.waybill().appServer().httpUri().resolve("/openapi")).body();

        assertThat(document).contains("/orders:", "/orders/{id}:", "/orders/{id}/cancellation:", "/orders/{id}/timeline:",
                "/orders/{id}/events:", "/products:", "/products/{id}:",
                "/stock/{productId}:", "/customers/{id}/contact:", "Idempotency-Key", "application/problem+json");
    }

    @Test
    void aTraceGoesFromTheRequestIntoEveryEvent() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String queue = Jolokia.queue("notification.push", "anycast", "notification.push");
        var jolokia = shop.waybill().broker().jolokia();
        jolokia.execute(queue, "pause()");
        try {
            String order = shop.order(shop.customer(), shop.product(1), 1, "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
            patiently().untilAsserted(() -> assertThat(jolokia.execute(queue, "browse()").toString()).contains(order, trace));
        } finally {
            jolokia.execute(queue, "resume()");
        }
    }

    @Test
    void nothingListensBeyondThisMachine() throws Exception {
        // Linux tells in /proc which sockets a process listens on; elsewhere there is nothing to ask.
        var table = Path.of("/proc/net/tcp");
        assumeTrue(Files.exists(table), "no /proc/net/tcp on this system");
        var ports = shop.waybill().settings().ports();
        String sockets = Files.readString(table) + Files.readString(Path.of("/proc/net/tcp6"));
        for (int port : List.of(ports.http(), ports.broker(), ports.amqp(), ports.console(), ports.database(), ports.smtp(), ports.mail())) {
            String here = "0100007F:%04X".formatted(port);
            assertThat(sockets).contains(here).doesNotContain("00000000:%04X".formatted(port));
        }
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
