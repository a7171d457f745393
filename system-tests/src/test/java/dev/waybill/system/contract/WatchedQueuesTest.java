package dev.waybill.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.health.QueuesCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A queue that nobody looks at may stand for days. */
class WatchedQueuesTest {
    @Test
    void areAllThatWaybillWorksThrough() throws NoSuchFieldException {
        String watched = QueuesCheck.class.getDeclaredField("queues").getAnnotation(ConfigProperty.class).defaultValue();

        assertThat(watched.split(",")).containsExactlyInAnyOrderElementsOf(new BrokerXml().workedQueues());
    }
}
