package dev.waybill.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.broker.Jolokia;
import dev.waybill.launcher.Broker;
import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to one subscription gets there alone, also from a session that has just sent to all. The broker by itself. */
class FullyQualifiedQueueNameEndToEndIT {
    private static final String ONE = "timeline";

    private static Waybill waybill;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "routing-");
        waybill = new Waybill(Settings.forTests(folder), line -> { });
        waybill.broker().start();
        waybill.broker().waitUntilReady();
    }

    @AfterAll
    static void stop() {
        waybill.broker().stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "inventory", "payment"})
    void aMessageForOneSubscriptionReachesNoOther(String subject) {
        Broker broker = waybill.broker();
        String topic = subject + ".events";
        String one = ONE + "." + subject + "-events";
        try (var factory = new ActiveMQConnectionFactory(broker.uri().toString());
             var context = factory.createContext("relay", broker.password("relay"), JMSContext.SESSION_TRANSACTED)) {
            context.createProducer().send(context.createTopic(topic), "for all");
            context.createProducer().send(context.createTopic(topic + "::" + one), "for one");
            context.createProducer().send(context.createTopic(topic), "for all");
            context.commit();
        }

        Map<String, Long> messages = messagesIn(topic);
        assertThat(messages.remove(one)).isEqualTo(3);
        assertThat(messages).isNotEmpty();
        assertThat(Set.copyOf(messages.values())).as("%s", messages).containsExactly(2L);
    }

    private static Map<String, Long> messagesIn(String topic) {
        Map<String, Long> messages = new TreeMap<>();
        waybill.broker().jolokia().ofEachQueue("MessageCount").forEach((queue, count) -> {
            if (queue.contains("address=\"" + topic + "\"")) {
                messages.put(Jolokia.queueName(queue), count);
            }
        });
        return messages;
    }
}
