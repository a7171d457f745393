package dev.waybill.inventory.quote;

import dev.waybill.events.QuoteReply;
import dev.waybill.events.QuoteRequest;
import dev.waybill.events.RequestCodec;
import dev.waybill.inventory.stock.StockTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What can be had at this moment; what was never in stock cannot. */
@ApplicationScoped
public class Quotes {
    @Inject
    StockTable stock;

    /** From the JSON of a request to that of its reply. */
    public String answer(String request) throws SQLException {
        return RequestCodec.encode(answer(RequestCodec.decode(request, QuoteRequest.class)));
    }

    QuoteReply answer(QuoteRequest request) throws SQLException {
        Map<String, Integer> available = stock.available(request.items().stream().map(QuoteRequest.Item::productId).toList());
        List<QuoteReply.Item> items = request.items().stream().map(item -> {
            int pieces = available.getOrDefault(item.productId(), 0);
            return new QuoteReply.Item(item.productId(), pieces, pieces >= item.quantity());
        }).toList();
        return new QuoteReply(items);
    }
}
