package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.broker.Jolokia;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters of queues, each with one consumer: an operator puts them back and corrects them as those of topics. */
@ExtendWith(RunningWaybill.class)
class DeadRequestEndToEndIT {
    private final Shop shop;
    private final DeadLetterDesk desk;

    DeadRequestEndToEndIT(Shop shop) {
        this.shop = shop;
        this.desk = new DeadLetterDesk(shop);
    }

    @ParameterizedTest
    @CsvSource({"payment.requests,false", "payment.requests,true", "notification.email,false", "notification.email,true",
        "notification.push,false", "notification.push,true"})
    void aRequestIsCarriedOutOnceItIsRetriedOrEdited(String queue, boolean edited) throws IOException {
        String customer = shop.customer();
        String browser = shop.browser(customer);
        String order = deadOnArrival(queue, customer);
        String letter = desk.awaitLetter(UUID.fromString(order)).get("id").asText();
        JsonNode event = new ObjectMapper().readTree(desk.get("/" + letter).body().get("text").asText()).get(0);

        JsonNode action = desk.await(edited ? desk.begin("/" + letter + "/edit", "{'reason':'mended','data':" + event.get("data") + "}")
                : desk.begin("/retry", "{'ids':['" + letter + "']}"));

        assertThat(action.get("done").asInt()).isEqualTo(1);
        assertThat(desk.lettersOf(action).get(0).has("newEventId")).isEqualTo(edited);
        shop.awaitStatus(order, "CONFIRMED");
        patiently().until(() -> shop.mailsTo(customer).size() == 1 && shop.pushesTo(browser).size() == 1);
        assertThat(shop.waybill().paymentSandbox().account(order).charges()).isEqualTo(1);
        assertThat(desk.letters("orderId=" + order)).isEmpty();
    }

    /** An order whose request in this queue the broker has given up. */
    private String deadOnArrival(String queue, String customer) {
        Jolokia broker = shop.waybill().broker().jolokia();
        String requests = Jolokia.queue(queue, "anycast", queue);
        broker.execute(requests, "pause()");
        try {
            String order = shop.order(customer, shop.product(1), 1);
            patiently().until(() -> broker.execute(requests, "sendMessagesToDeadLetterAddress(java.lang.String)", "").asInt() == 1);
            return order;
        } finally {
            broker.execute(requests, "resume()");
        }
    }
}
