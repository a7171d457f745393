package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.catalogue.Product;
import dev.waybill.events.Money;
import dev.waybill.rest.FieldError;
import dev.waybill.rest.ProblemException;
import dev.waybill.rest.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewOrderTest {
    private static final Map<String, Product> CATALOGUE = Map.of(
            "beans", new Product("beans", "Beans", Money.of("0.10", "EUR")),
            "pot", new Product("pot", "Pot", Money.of("34.90", "EUR")),
            "kimchi", new Product("kimchi", "Kimchi", Money.of("9000", "KRW")));

    @Test
    void pricesAreTheCataloguesAndTheTotalIsExact() {
        NewOrder order = NewOrder.of(request("beans", 3, "pot", 1), CATALOGUE);

        assertThat(order.total()).isEqualTo(Money.of("35.20", "EUR"));
        assertThat(order.lines()).extracting(line -> line.unitPrice().amountText()).containsExactly("0.10", "34.90");
    }

    @Test
    void everyUnknownProductIsNamedWithItsPlace() {
        var problem = catchThrowableOfType(ProblemException.class, () -> NewOrder.of(request("tea", 1, "milk", 1), CATALOGUE));

        assertThat(Problems.errors(problem)).extracting(FieldError::field)
                .containsExactly("items[0].productId", "items[1].productId");
    }

    @Test
    void currenciesAreNotMixed() {
        var problem = catchThrowableOfType(ProblemException.class, () -> NewOrder.of(request("beans", 1, "kimchi", 1), CATALOGUE));

        assertThat(Problems.errors(problem)).extracting(FieldError::field).containsExactly("items[1].productId");
        assertThat(problem).hasMessageContaining("KRW");
    }

    private static OrderRequest request(String first, int firstQuantity, String second, int secondQuantity) {
        return OrderRequest.of(new OrderInput("ada", List.of(new OrderInput.Item(first, firstQuantity),
                new OrderInput.Item(second, secondQuantity)), null), null, null);
    }
}
