package dev.waybill.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.NotificationRequested;
import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.notification.Beans;
import dev.waybill.notification.Samples;
import dev.waybill.notification.text.Texts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PushMessagesTest {
    private final PushMessages messages = Beans.wire(new PushMessages(), new Texts());

    @Test
    void aMessageHasWhatAServiceWorkerShows() throws Exception {
        var event = Samples.event(EventType.PUSH_REQUESTED, Samples.notification(Subject.ORDER_CANCELLED, "ada", "Ada", "ko"));

        var message = new ObjectMapper().readTree(messages.write(event));

        assertThat(message.get("title").asText()).isEqualTo("주문이 취소되었습니다: " + event.data().orderId());
        assertThat(message.get("body").asText()).isEqualTo("사유: sold <out>\n결제하신 금액이 있으면 환불해 드립니다.");
        assertThat(message.get("orderId").asText()).isEqualTo(event.data().orderId().toString());
        assertThat(message.get("lang").asText()).isEqualTo("ko");
    }

    @Test
    void aMessageFitsHoweverLongTheReasonIs() {
        var event = Samples.event(EventType.PUSH_REQUESTED, new NotificationRequested(UUID.randomUUID(), UUID.randomUUID(), "ada", "ada", "Ada",
                "ko", Subject.ORDER_CANCELLED, List.of(), Money.of("1", "KRW"), "😀".repeat(5000)));

        assertThat(messages.write(event).length).isLessThan(4096 - 103);
    }
}
