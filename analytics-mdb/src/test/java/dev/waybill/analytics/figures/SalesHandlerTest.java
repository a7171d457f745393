package dev.waybill.analytics.figures;

import static dev.waybill.analytics.History.BEGIN;
import static dev.waybill.analytics.History.END;
import static dev.waybill.analytics.History.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.analytics.Beans;
import dev.waybill.analytics.History;
import dev.waybill.analytics.TestDatabase;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderLine;
import dev.waybill.events.PaymentCompleted;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.messaging.inbox.Inbox;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesHandlerTest {
    private static final UUID ORDER = UUID.randomUUID();

    private final SalesHandler handler = Beans.wire(new SalesHandler(), Beans.wire(new Inbox(), TestDatabase.ofTransaction()),
            Beans.wire(new FigureTables(), TestDatabase.ofTransaction()));
    private final SalesFigures figures = Beans.wire(new StoredSalesFigures(), TestDatabase.ofTransaction());

    @BeforeEach
    void empty() throws Exception {
        TestDatabase.empty();
    }

    @Test
    void anEventCountsInItsOwnHourWheneverItComes() throws Exception {
        handle(List.of(charged("10.10", 59), charged("0.05", 60)));
        handle(List.of(charged("1.00", 0)));

        assertThat(sales(BucketSize.HOUR)).extracting(SalesBucket::start, SalesBucket::payments, SalesBucket::revenue).containsExactly(
                tuple(BEGIN, 2L, Money.of("11.10", "EUR")),
                tuple(BEGIN.plusHours(1), 1L, Money.of("0.05", "EUR")));
    }

    @Test
    void netIsBelowZeroWhereMoreWentBackThanCameIn() throws Exception {
        handle(List.of(event(BEGIN.toInstant(), EventType.PAYMENT_REFUNDED,
                new PaymentRefunded(ORDER, "ada", Money.of("7.30", "EUR"), "pi", "re"))));

        assertThat(sales(BucketSize.HOUR)).singleElement().extracting(SalesBucket::net).isEqualTo(Money.of("-7.30", "EUR"));
    }

    @Test
    void theSameEventCountsOnceInOneMessageAndInMany() throws Exception {
        var charged = charged("10.10", 0);

        handle(List.of(charged, charged));
        handle(List.of(charged));

        assertThat(sales(BucketSize.HOUR)).singleElement().extracting(SalesBucket::payments).isEqualTo(1L);
    }

    @Test
    void whatFailsLeavesNothingBehind() throws Exception {
        var charged = charged("10.10", 0);
        try {
            TestDatabase.transaction(() -> {
                handler.handle(List.of(charged));
                throw new IllegalStateException("after the work");
            });
        } catch (IllegalStateException expected) {
            handle(List.of(charged));
        }

        assertThat(sales(BucketSize.HOUR)).singleElement().extracting(SalesBucket::payments).isEqualTo(1L);
    }

    /** The same events in any order, in messages of any size, some twice, by several sessions at once: the same figures. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neitherOrderNorRepetitionNorCompanyChangesTheFigures(long seed) throws Exception {
        var random = new Random(seed);
        var history = new History(seed, 400);
        List<Event<?>> delivered = new ArrayList<>(history.events());
        for (int i = 0; i < 150; i++) {
            delivered.add(history.events().get(random.nextInt(400)));
        }
        Collections.shuffle(delivered, random);
        List<Callable<Void>> messages = new ArrayList<>();
        for (int at = 0; at < delivered.size(); ) {
            int end = Math.min(delivered.size(), at + 1 + random.nextInt(30));
            List<Event<?>> message = delivered.subList(at, end);
            messages.add(() -> {
                handle(message);
                return null;
            });
            at = end;
        }
        var sessions = Executors.newFixedThreadPool(6);
        for (var done : sessions.invokeAll(messages)) {
            done.get();
        }
        sessions.shutdown();

        assertThat(sales(BucketSize.HOUR)).containsExactlyElementsOf(History.sales(history.events(), ChronoUnit.HOURS));
        assertThat(sales(BucketSize.DAY)).containsExactlyElementsOf(History.sales(history.events(), ChronoUnit.DAYS));
        for (String currency : List.of("EUR", "KRW", "USD")) {
            assertThat(top(Ranking.UNITS, 10)).contains(History.product(history.events(), "beans", currency),
                    History.product(history.events(), "pot", currency));
        }
    }

    @Test
    void theBestProductsOfEachCurrencyComeFirst() throws Exception {
        handle(List.of(confirmed("many", 9, "1.00", "EUR"), confirmed("dear", 1, "99.00", "EUR"), confirmed("won", 3, "5000", "KRW")));

        assertThat(top(Ranking.UNITS, 1)).extracting(ProductSales::productId).containsExactly("many", "won");
        assertThat(top(Ranking.REVENUE, 2)).extracting(ProductSales::productId).containsExactly("dear", "many", "won");
    }

    @Test
    void thePeriodEndsBeforeItsEnd() throws Exception {
        handle(List.of(charged("1.00", 0), charged("2.00", 60)));

        assertThat(TestDatabase.transaction(() -> figures.sales(BEGIN, BEGIN.plusHours(1), BucketSize.HOUR))).hasSize(1);
    }

    private void handle(List<Event<?>> events) throws Exception {
        TestDatabase.transaction(() -> {
            handler.handle(events);
            return null;
        });
    }

    private List<SalesBucket> sales(BucketSize size) throws Exception {
        return TestDatabase.transaction(() -> figures.sales(BEGIN, END, size));
    }

    private List<ProductSales> top(Ranking ranking, int limit) throws Exception {
        return TestDatabase.transaction(() -> figures.topProducts(BEGIN, END, ranking, limit));
    }

    private static Event<?> charged(String amount, int minutes) {
        return event(BEGIN.plusMinutes(minutes).toInstant(), EventType.PAYMENT_COMPLETED,
                new PaymentCompleted(ORDER, "ada", Money.of(amount, "EUR"), "pi"));
    }

    private static Event<?> confirmed(String product, int quantity, String price, String currency) {
        Money unit = Money.of(price, currency);
        return event(BEGIN.toInstant(), EventType.ORDER_CONFIRMED, new OrderConfirmed(ORDER, "ada",
                List.of(new OrderLine(product, product, quantity, unit)), unit.times(quantity)));
    }
}
