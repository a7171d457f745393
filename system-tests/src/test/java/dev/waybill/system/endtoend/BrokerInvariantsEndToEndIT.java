package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.broker.Jolokia;
import dev.waybill.judge.BrokerTransactions;
import dev.waybill.judge.DeadLetters;
import dev.waybill.judge.ExpiredMessages;
import dev.waybill.judge.Finding;
import dev.waybill.launcher.Broker;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.core.transaction.impl.XidImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the judge asks a broker: it finds what ought not to be there, and nothing once that is gone. */
@ExtendWith(RunningWaybill.class)
class BrokerInvariantsEndToEndIT {
    private final Broker broker;

    BrokerInvariantsEndToEndIT(Shop shop) {
        broker = shop.waybill().broker();
    }

    /** Whose second phase never comes, and whose message nobody sees therefore. */
    @Test
    void aPreparedTransactionIsFound() throws Exception {
        var invariant = new BrokerTransactions(broker.jolokia());
        Xid branch = new XidImpl(bytes("branch"), 1, bytes(UUID.randomUUID().toString()));
        try (var factory = new ActiveMQConnectionFactory(broker.uri().toString());
             var context = factory.createXAContext("relay", broker.password("relay"))) {
            XAResource resource = context.getXAResource();
            resource.start(branch, XAResource.TMNOFLAGS);
            context.createProducer().send(context.createQueue("notification.email"), "never delivered");
            resource.end(branch, XAResource.TMSUCCESS);
            resource.prepare(branch);
            try {
                assertThat(invariant.findings(null)).extracting(Finding::found).containsExactly("prepared");
            } finally {
                resource.rollback(branch);
            }
        }
        assertThat(invariant.findings(null)).isEmpty();
    }

    @Test
    void aDeadLetterIsFound() {
        var invariant = new DeadLetters(broker.jolokia());
        String letters = "notification.push.dead-letters";
        String objectName = Jolokia.queue(letters, "anycast", letters);
        broker.jolokia().execute(objectName, "removeAllMessages()");

        new TestSender(broker).sendToQueue("notification.push", "no JSON");

        patiently().untilAsserted(() -> assertThat(invariant.findings(null)).contains(new Finding(letters, "1 messages")));
        broker.jolokia().execute(objectName, "removeAllMessages()");
        assertThat(invariant.findings(null)).extracting(Finding::subject).doesNotContain(letters);
    }

    @Test
    void anExpiredMessageIsFound() {
        var invariant = new ExpiredMessages(broker.jolokia());
        String unread = Jolokia.queue("notification.push", "anycast", "notification.push");
        String expired = Jolokia.queue("expired", "anycast", "expired");
        broker.jolokia().execute(expired, "removeAllMessages()");
        broker.jolokia().execute(unread, "pause()");
        try {
            new TestSender(broker).sendToQueue("notification.push", "never read");
            broker.jolokia().execute(unread, "expireMessages(java.lang.String)", "");
        } finally {
            broker.jolokia().execute(unread, "resume()");
        }

        patiently().untilAsserted(() -> assertThat(invariant.findings(null)).containsExactly(new Finding("expired", "1 messages")));
        broker.jolokia().execute(expired, "removeAllMessages()");
        assertThat(invariant.findings(null)).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
