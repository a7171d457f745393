package dev.waybill.system.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.inventory.stock.StockLevel;
import dev.waybill.inventory.stock.StockLevels;
import dev.waybill.messaging.retention.RetentionTimer;
import dev.waybill.notification.contact.Contact;
import dev.waybill.notification.contact.Contacts;
import dev.waybill.order.OrderDesk;
import dev.waybill.order.OrderInput;
import dev.waybill.order.OrderIntake;
import dev.waybill.order.OrderStatus;
import dev.waybill.order.OrderView;
import dev.waybill.order.TooLateException;
import dev.waybill.rest.ProblemException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The beans behind the REST interface, in the container, with the seed data. */
@ExtendWith(ArquillianExtension.class)
class OrderContainerIT {
    @Inject
    OrderIntake intake;
    @Inject
    OrderDesk desk;
    @Inject
    StockLevels stock;
    @Inject
    Contacts contacts;
    @Inject
    Steps steps;
    @Inject
    RetentionTimer retention;

    @Deployment
    static Archive<?> application() {
        return Deployments.withTests(Steps.class, OrderContainerIT.class);
    }

    @Test
    void anOrderIsKeptAsItWasTaken() throws Exception {
        OrderView taken = take(order("hand-grinder", 2), null);

        assertThat(taken.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(taken.total().amountText()).isEqualTo("158.00");
        await().atMost(Duration.ofSeconds(30)).until(() -> status(taken) == OrderStatus.CONFIRMED);
        assertThat(desk.find(taken.id())).hasValueSatisfying(found -> assertThat(found).usingRecursiveComparison()
                .ignoringFields("status", "updatedAt").isEqualTo(taken));
    }

    @Test
    void aCancelledOrderStaysCancelledAndARejectedOneCannotBeCancelled() throws Exception {
        OrderView cancelled = take(order("cup-set", 1), null);
        desk.cancel(cancelled.id(), "no room", null);
        OrderView rejected = take(order("vintage-lever", 1000), null);

        await().atMost(Duration.ofSeconds(30)).until(() -> status(rejected) == OrderStatus.REJECTED);
        assertThatThrownBy(() -> desk.cancel(rejected.id(), "too late", null)).isInstanceOf(TooLateException.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> released(cancelled));
        assertThat(status(cancelled)).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void anOrderThatFailsHalfwayLeavesNothingBehind() throws Exception {
        String key = UUID.randomUUID().toString();
        // The key is claimed first; then the database refuses the order, whose customer has a character that no text holds.
        var broken = new OrderInput("no\0body", List.of(new OrderInput.Item("cup-set", 1)), null);

        assertThatThrownBy(() -> take(broken, key)).hasMessageContaining("0x00");
        assertThat(steps.count("select count(*) from orders.idempotency_key where key = ?", key)).isZero();
    }

    @Test
    void aRepetitionGetsItsOrderAndAnotherOrderUnderItsKeyIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        OrderInput input = order("hand-grinder", 1);
        OrderView taken = take(input, key);

        assertThat(take(input, key).id()).isEqualTo(taken.id());
        assertThatThrownBy(() -> take(order("hand-grinder", 2), key)).isInstanceOf(ProblemException.class);
    }

    @Test
    void oldKeysAreForgotten() throws Exception {
        String key = UUID.randomUUID().toString();
        take(order("hand-grinder", 1), key);
        steps.update("update orders.idempotency_key set created_at = now() - interval '8 days' where key = ?", key);
        retention.clean();

        assertThat(steps.count("select count(*) from orders.idempotency_key where key = ?", key)).isZero();
    }

    @Test
    void stockAndContactsAnswerThroughTheirOwnInterfaces() {
        assertThat(stock.setAvailable("never-sold", 7)).isEqualTo(new StockLevel("never-sold", 7, 0));
        assertThat(stock.find("never-heard-of")).isEmpty();
        contacts.put(new Contact("bob", "Bob", "bob@example.org", "en"));
        contacts.put(new Contact("bob", "Bob Łee", "bob@example.org", "ko-KR"));
        assertThat(contacts.find("bob")).hasValue(new Contact("bob", "Bob Łee", "bob@example.org", "ko-KR"));
    }

    private OrderView take(OrderInput input, String key) throws Exception {
        return intake.take(input, key, null);
    }

    private OrderStatus status(OrderView order) {
        return desk.find(order.id()).orElseThrow().status();
    }

    private boolean released(OrderView order) throws Exception {
        return steps.count("select count(*) from inventory.reservation where order_id = ? and status = 'RELEASED'", order.id()) == 1;
    }

    private static OrderInput order(String product, int quantity) {
        return new OrderInput("nobody", List.of(new OrderInput.Item(product, quantity)), null);
    }
}
