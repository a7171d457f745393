package dev.waybill.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.broker.Jolokia;
import dev.waybill.system.contract.BrokerXml;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each queue of the broker alone turns its check red, is named, and turns it green again. */
@ExtendWith(RunningWaybill.class)
class QueuesStatusEndToEndIT {
    private final Jolokia jolokia;
    private final TestSender sender;
    private final StatusPage status;

    QueuesStatusEndToEndIT(Shop shop) {
        jolokia = shop.waybill().broker().jolokia();
        sender = new TestSender(shop.waybill().broker());
        status = new StatusPage(shop);
    }

    static Set<String> workedQueues() {
        return new BrokerXml().workedQueues();
    }

    static Set<String> deadLetterQueues() {
        return new BrokerXml().deadLetterQueues();
    }

    @BeforeEach
    void begin() {
        status.removeDeadLetters();
        status.awaitAllUp();
    }

    @ParameterizedTest
    @MethodSource("workedQueues")
    void aMessageHasWaitedForAnHour(String queue) {
        whilePaused(queue, () -> {
            sender.sendOld(queue, Duration.ofHours(1), "this is no JSON");
            status.awaitDown("queues");
            assertThat(status.data("queues")).containsOnlyKeys(queue);
            assertThat(status.data("queues").get(queue).asLong()).isBetween(3600L, 4200L);
        });
        status.awaitAllUp();
    }

    @ParameterizedTest
    @MethodSource("deadLetterQueues")
    void thereIsADeadLetter(String queue) {
        sender.sendToQueue(queue, "this is no JSON");
        status.awaitDown("dead-letters");
        assertThat(status.data("dead-letters")).containsOnlyKeys(queue);
        status.removeDeadLetters();
        status.awaitAllUp();
    }

    @Test
    void aMessageHasExpired() {
        whilePaused("notification.email", () -> {
            sender.sendToQueue("notification.email", "this is no JSON");
            jolokia.execute(managed("notification.email"), "expireMessages(java.lang.String)", "");
        });
        status.awaitDown("dead-letters");
        assertThat(status.data("dead-letters")).containsOnlyKeys("expired");
        status.removeDeadLetters();
        status.awaitAllUp();
    }

    /** Its listener gets nothing meanwhile, nor what is left of it. */
    private void whilePaused(String queue, Runnable test) {
        jolokia.execute(managed(queue), "pause()");
        try {
            test.run();
        } finally {
            jolokia.execute(managed(queue), "removeAllMessages()");
            jolokia.execute(managed(queue), "resume()");
        }
    }

    private static String managed(String queue) {
        String[] names = queue.split("::");
        return names.length == 1 ? Jolokia.queue(queue, "anycast", queue) : Jolokia.queue(names[0], "multicast", names[1]);
    }
}
