package dev.waybill.order;

import dev.waybill.catalogue.Product;
import dev.waybill.events.Money;
import dev.waybill.events.OrderLine;
import dev.waybill.rest.FieldError;
import dev.waybill.rest.ProblemException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An order in the moment when it is taken: lines at today's prices, and their exact total. */
record NewOrder(UUID id, String customerId, List<OrderLine> lines, Money total, String paymentMethod,
                OffsetDateTime createdAt) {
    /** Refuses products that the catalogue does not hold, and a mixture of currencies. */
    static NewOrder of(OrderRequest request, Map<String, Product> catalogue) {
        OrderInput input = request.input();
        List<FieldError> errors = new ArrayList<>();
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < input.items().size(); i++) {
            OrderInput.Item item = input.items().get(i);
            Product product = catalogue.get(item.productId());
            if (product == null) {
                errors.add(new FieldError("items[" + i + "].productId", "there is no product " + item.productId()));
                continue;
            }
            var line = new OrderLine(product.id(), product.name(), item.quantity(), product.price());
            if (!lines.isEmpty() && !lines.get(0).unitPrice().currency().equals(line.unitPrice().currency())) {
                errors.add(new FieldError("items[" + i + "].productId", "its price is in " + line.unitPrice().currency()
                        + ", that of the lines before in " + lines.get(0).unitPrice().currency()));
                continue;
            }
            lines.add(line);
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.UNACCEPTABLE, errors.get(0).reason(), errors);
        }
        Money total = lines.stream().map(line -> line.unitPrice().times(line.quantity())).reduce(Money::plus).orElseThrow();
        return new NewOrder(request.id(), input.customerId(), lines, total, input.paymentMethod(),
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
    }
}
