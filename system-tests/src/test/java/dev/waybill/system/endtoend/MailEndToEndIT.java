package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.broker.Jolokia;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.launcher.MailSink;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that a server does not take, and mails in other languages. */
@ExtendWith(RunningWaybill.class)
class MailEndToEndIT {
    private static final String NOTIFICATION = "order.events::notification.order-events";

    private final Shop shop;
    private final MailSink mailSink;
    private final TestSender sender;

    MailEndToEndIT(Shop shop) {
        this.shop = shop;
        this.mailSink = shop.waybill().mailSink();
        this.sender = new TestSender(shop.waybill().broker());
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 no such user here", "551 user not local", "553 mailbox name not allowed"})
    void aCustomerWhoCannotBeMailedIsNotTriedAgain(String reply) {
        String customer = shop.customer();
        mailSink.refuse(customer + "@example.org", reply);
        String order = shop.rejectedOrder(customer);

        patiently().until(() -> shop.notification(order, "EMAIL").equals("REFUSED 1 " + reply));
        assertThat(failure(order)).isNull();
        var deadLetters = shop.waybill().broker().jolokia().execute(
                Jolokia.queue("notification.email.dead-letters", "anycast", "notification.email.dead-letters"), "browse()");
        assertThat(deadLetters.toString()).doesNotContain(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 mailbox busy", "550 5.7.1 relaying denied"})
    void aMailThatIsNotTakenNowIsTriedAgain(String reply) {
        String customer = shop.customer();
        mailSink.refuse(customer + "@example.org", reply);
        String order = shop.rejectedOrder(customer);
        patiently().until(() -> failure(order) != null);
        assertThat(failure(order).toString()).contains(reply);

        mailSink.acceptAgain(customer + "@example.org");

        patiently().until(() -> shop.mailsTo(customer).size() == 1);
        patiently().until(() -> shop.notification(order, "EMAIL").startsWith("SENT "));
    }

    @Test
    void theEndOfAnOrderIsTheLastThatItsCustomerHears() {
        String customer = shop.customer();
        UUID order = UUID.randomUUID();
        var total = Money.of("1.00", "EUR");
        mailSink.refuse(customer + "@example.org", "451 not now");
        sender.send(NOTIFICATION, Event.of(EventType.ORDER_CONFIRMED, "/waybill/test", order, null,
                new OrderConfirmed(order, customer, List.of(), total)));
        patiently().until(() -> failure(order.toString()) != null);
        sender.send(NOTIFICATION, Event.of(EventType.ORDER_CANCELLED, "/waybill/test", order, null,
                new OrderCancelled(order, customer, List.of(), total, true, "found it cheaper")));
        patiently().until(() -> shop.value("select count(*) from notification.notification where order_id = ? and channel = 'EMAIL' and attempts > 0", order).equals(2L));

        mailSink.acceptAgain(customer + "@example.org");

        patiently().until(() -> shop.value("select count(*) from notification.notification where order_id = ? and channel = 'EMAIL'"
                + " and (status = 'SENT' or status = 'SKIPPED' and reason = 'superseded')", order).equals(2L));
        var mails = shop.mailsTo(customer);
        assertThat(mails.get(mails.size() - 1).subject()).isEqualTo("Your order " + order + " is cancelled");
    }

    @Test
    void aKoreanCustomerIsWrittenToInKorean() {
        String customer = "c-" + UUID.randomUUID();
        assertThat(shop.put("/customers/" + customer + "/contact",
                "{'name':'세종','email':'" + customer + "@example.org','locale':'ko-KR'}").status()).isEqualTo(200);
        String order = shop.rejectedOrder(customer);

        patiently().until(() -> shop.mailsTo(customer).size() == 1);
        var mail = shop.mailsTo(customer).get(0);
        assertThat(mail.subject()).isEqualTo("주문을 처리할 수 없습니다: " + order);
        assertThat(mail.text()).startsWith("세종 님, 안녕하세요.").contains("€20.20");
        assertThat(mail.html()).contains("세종 님, 안녕하세요.", "Test &lt;b&gt;product&lt;/b&gt;");
    }

    private Object failure(String order) {
        return shop.value("select exception from messaging.failure where consumer = 'notification-email' and subject = ?", order);
    }
}
