package dev.waybill.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.health.QueuesCheck;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A queue that nobody looks at may stand for days. */
class WatchedQueuesTest {
    /** Not worked through by Waybill, so it cannot say how long a message may wait there; or nothing waits there. */
    private static final Set<String> OF_OTHERS = Set.of("orders.review", "expired", "launcher.probe");

    private final BrokerXml broker = new BrokerXml();

    @Test
    void areAllThatWaybillWorksThrough() throws NoSuchFieldException {
        String watched = QueuesCheck.class.getDeclaredField("queues").getAnnotation(ConfigProperty.class).defaultValue();

        assertThat(watched.split(",")).containsExactlyInAnyOrderElementsOf(worked());
    }

    private Set<String> worked() {
        Set<String> queues = new TreeSet<>();
        broker.addresses().stream().filter(address -> !OF_OTHERS.contains(address) && !address.endsWith(".dead-letters"))
                .forEach(address -> broker.queues(address)
                        .forEach(queue -> queues.add(queue.equals(address) ? queue : address + "::" + queue)));
        return queues;
    }
}
