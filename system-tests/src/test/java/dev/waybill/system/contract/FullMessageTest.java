package dev.waybill.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.outbox.OutboxRelay;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A message that is filled as far as the settings allow is no large message, which would cost a file each. */
class FullMessageTest {
    /** Brackets and commas of the batch, properties, headers. */
    private static final int AROUND = 1_000;

    @Test
    void isNoLargeMessage() throws NoSuchFieldException {
        int characters = Integer.parseInt(OutboxRelay.class.getDeclaredField("charactersPerMessage")
                .getAnnotation(ConfigProperty.class).defaultValue());
        var message = new ClientMessageImpl(Message.TEXT_TYPE, true, 0, 0, (byte) 4, characters);

        TextMessageUtil.writeBodyText(message.getBodyBuffer(), SimpleString.of("x".repeat(characters + AROUND)));

        assertThat(message.getWholeMessageSize()).isLessThan(ActiveMQClient.DEFAULT_MIN_LARGE_MESSAGE_SIZE);
    }
}
