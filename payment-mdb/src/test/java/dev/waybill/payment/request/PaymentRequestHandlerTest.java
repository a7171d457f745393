package dev.waybill.payment.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.EventType;
import dev.waybill.events.InventoryUpdated.Outcome;
import dev.waybill.events.PaymentRequested;
import dev.waybill.messaging.inbox.Inbox;
import dev.waybill.payment.Beans;
import dev.waybill.payment.Samples;
import dev.waybill.payment.TestDatabase;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentRequestHandlerTest {
    private final DataSource database = TestDatabase.empty();
    private final PaymentRequestHandler handler = Beans.wire(new PaymentRequestHandler(), Beans.wire(new Inbox(), database),
            Beans.wire(new RequestTable(), database), Beans.outbox(database));
    private final UUID order = UUID.randomUUID();

    {
        handler.required = true;
    }

    @Test
    void aShopThatTakesItsMoneyElsewhereChargesNobody() throws Exception {
        handler.required = false;
        handler.handle(List.of(Samples.reserved(order)));

        assertThat(TestDatabase.rows("select 1 from payment.payment")).isEmpty();
        assertThat(Samples.published()).isEmpty();
    }

    @Test
    void aReservedOrderIsToBeChargedOnce() throws Exception {
        var reserved = Samples.reserved(order);
        handler.handle(List.of(reserved, reserved));
        handler.handle(List.of(reserved));
        handler.handle(List.of(Samples.reserved(order)));

        assertThat(payment()).isEqualTo("REQUESTED ada 37.0000 EUR pm_card_visa f");
        assertThat(Samples.published()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.CHARGE_REQUESTED);
            assertThat(event.data()).isEqualTo(new PaymentRequested(order, "ada", Samples.TOTAL, "pm_card_visa"));
        });
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = {"REJECTED", "RELEASED"})
    void otherNewsOfTheStockIsOfNoInterest(Outcome outcome) throws Exception {
        handler.handle(List.of(Samples.stock(order, outcome, "sold out")));

        assertThat(TestDatabase.rows("select 1 from payment.payment")).isEmpty();
        assertThat(Samples.published()).isEmpty();
    }

    @Test
    void whatIsCancelledBeforeItsStockIsReservedIsNotCharged() throws Exception {
        handler.handle(List.of(Samples.cancelled(order)));
        handler.handle(List.of(Samples.reserved(order)));

        assertThat(payment()).startsWith("CANCELLED ").endsWith(" t");
        assertThat(Samples.published()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED", "CHARGING", "GIVEN_UP"})
    void whatWasNeverOpenedIsCancelledAtOnce(String status) throws Exception {
        handler.handle(List.of(Samples.reserved(order)));
        TestDatabase.execute("truncate messaging.outbox; update payment.payment set reason = 'x', status = '" + status + "'");

        handler.handle(List.of(Samples.cancelled(order)));

        assertThat(payment()).startsWith("CANCELLED ").endsWith(" t");
        assertThat(Samples.published()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CHARGING", "CHARGED", "GIVEN_UP"})
    void whatMayHaveMovedMoneyIsToBeUndoneOnce(String status) throws Exception {
        given(status);

        handler.handle(List.of(Samples.cancelled(order), Samples.cancelled(order)));
        handler.handle(List.of(Samples.cancelled(order)));

        assertThat(payment()).startsWith(status + " ").endsWith(" t");
        assertThat(Samples.publishedTypes()).containsExactly(EventType.REFUND_REQUESTED);
    }

    @ParameterizedTest
    @CsvSource({"DECLINED", "CANCELLED", "REFUNDED"})
    void whatHasEndedStaysAsItIs(String status) throws Exception {
        given(status);

        handler.handle(List.of(Samples.cancelled(order)));
        handler.handle(List.of(Samples.reserved(order)));

        assertThat(payment()).startsWith(status + " ");
        assertThat(Samples.published()).isEmpty();
    }

    private void given(String status) throws Exception {
        handler.handle(List.of(Samples.reserved(order)));
        TestDatabase.execute("""
                truncate messaging.outbox;
                update payment.payment set payment_id = 'p', reason = 'r', status = '%1$s',
                    charged_at = case when '%1$s' in ('CHARGED', 'REFUNDED') then now() end,
                    cancelled_at = case when '%1$s' in ('CANCELLED', 'REFUNDED') then now() end,
                    refund_id = case when '%1$s' = 'REFUNDED' then 'r' end""".formatted(status));
    }

    private String payment() {
        return TestDatabase.rows("""
                select status, customer_id, amount, currency, coalesce(payment_method, '-'), cancelled_at is not null
                from payment.payment where order_id = '%s'""".formatted(order)).get(0);
    }
}
