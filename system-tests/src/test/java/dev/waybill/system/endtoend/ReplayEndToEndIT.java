package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.Broker;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the broker's history holds, which a rebuild of the figures relies on: a broker without consumers that pages early. */
class ReplayEndToEndIT {
    private static final String REPLAY = "replay(java.lang.String,java.lang.String,java.lang.String)";
    private static Waybill waybill;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "replay-");
        waybill = new Waybill(Settings.forTests(folder).with("waybill.broker.max-size-bytes", "200K"), line -> { });
        waybill.startServices();
    }

    @AfterAll
    static void stop() {
        waybill.close();
    }

    @Test
    void pagedMessagesAreReplayed() {
        Broker broker = waybill.broker();
        Jolokia jolokia = broker.jolokia();
        int count = 300;
        send(broker, "order.events", count);
        assertThat(jolokia.read("org.apache.activemq.artemis:broker=\"waybill\",component=addresses,address=\"order.events\"", "Paging")
                .asBoolean()).as("paging").isTrue();

        jolokia.execute(Jolokia.broker(), REPLAY, "order.events", "analytics.replay", "AMQTimestamp >= 0");
        assertThat(jolokia.messageCount("analytics.replay", "anycast", "analytics.replay")).isEqualTo(count);

        jolokia.execute(Jolokia.broker(), REPLAY, "order.events", "analytics.replay", "AMQTimestamp >= " + Long.MAX_VALUE);
        assertThat(jolokia.messageCount("analytics.replay", "anycast", "analytics.replay")).as("none is that young").isEqualTo(count);
        broker.kill();
        broker.start();
        broker.waitUntilReady();
        jolokia.execute(Jolokia.broker(), REPLAY, "order.events", "analytics.replay", "AMQTimestamp >= 0");
        patiently().untilAsserted(() -> assertThat(jolokia.messageCount("analytics.replay", "anycast", "analytics.replay"))
                .as("a second time, after a crash").isEqualTo(2 * count));
    }

    private static void send(Broker broker, String topic, int count) {
        try (var factory = new ActiveMQConnectionFactory(broker.uri().toString(), "relay", broker.password("relay"));
             JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            for (int i = 0; i < count; i++) {
                context.createProducer().send(context.createTopic(topic), context.createTextMessage("x".repeat(2000) + i));
            }
            context.commit();
        }
    }
}
