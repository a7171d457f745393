package dev.waybill.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.catalogue.Catalogue;
import dev.waybill.catalogue.Product;
import dev.waybill.events.Money;
import dev.waybill.events.QuoteReply;
import dev.waybill.events.QuoteRequest;
import dev.waybill.events.RequestCodec;
import dev.waybill.messaging.request.Requestor;
import dev.waybill.rest.FieldError;
import dev.waybill.rest.ProblemException;
import dev.waybill.rest.Problems;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuoteDeskTest {
    private static final Map<String, Product> CATALOGUE = Map.of(
            "beans", new Product("beans", "Beans", Money.of("0.10", "EUR")),
            "pot", new Product("pot", "Pot", Money.of("34.90", "EUR")),
            "kimchi", new Product("kimchi", "Kimchi", Money.of("9000", "KRW")));

    private final QuoteDesk desk = new QuoteDesk();

    QuoteDeskTest() {
        desk.catalogue = new Catalogue() {
            @Override
            public Map<String, Product> find(Collection<String> ids) {
                return CATALOGUE;
            }
        };
        desk.requestor = new Requestor() {
            @Override
            public String request(String queue, String body, Duration timeout) {
                assertThat(queue).isEqualTo("inventory.quotes");
                return RequestCodec.encode(new QuoteReply(RequestCodec.decode(body, QuoteRequest.class).items().stream()
                        .map(item -> new QuoteReply.Item(item.productId(), 2, item.quantity() <= 2)).toList()));
            }
        };
    }

    @Test
    void addsNamesPricesAndTheExactTotal() throws Exception {
        QuoteView quote = desk.quote(QuoteInput.read("beans:3,pot:1"));

        assertThat(quote).isEqualTo(new QuoteView(List.of(
                new QuoteView.Item("beans", "Beans", 3, 2, false, Money.of("0.10", "EUR"), Money.of("0.30", "EUR")),
                new QuoteView.Item("pot", "Pot", 1, 2, true, Money.of("34.90", "EUR"), Money.of("34.90", "EUR"))), Money.of("35.20", "EUR")));
    }

    @Test
    void severalCurrenciesHaveNoTotal() throws Exception {
        assertThat(desk.quote(QuoteInput.read("beans:1,kimchi:1")).total()).isNull();
    }

    @Test
    void everyUnknownProductIsNamedWithItsPlace() {
        var problem = catchThrowableOfType(ProblemException.class, () -> desk.quote(QuoteInput.read("tea:1,beans:1,milk:1")));

        assertThat(Problems.status(problem)).isEqualTo(422);
        assertThat(Problems.errors(problem)).extracting(FieldError::field).containsExactly("items[0].productId", "items[2].productId");
    }
}
