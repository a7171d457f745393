package dev.waybill.quote;

import dev.waybill.catalogue.Catalogue;
import dev.waybill.catalogue.Product;
import dev.waybill.events.QuoteReply;
import dev.waybill.events.QuoteRequest;
import dev.waybill.events.RequestCodec;
import dev.waybill.messaging.request.Requestor;
import dev.waybill.messaging.request.UnansweredException;
import dev.waybill.rest.FieldError;
import dev.waybill.rest.ProblemException;
import dev.waybill.rest.ProblemException.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prices of the catalogue, stock as inventory says. In no transaction: nothing is held while the answer is on its way. */
@ApplicationScoped
public class QuoteDesk {
    private static final Logger LOG = Logger.getLogger(QuoteDesk.class.getName());

    @Inject
    Catalogue catalogue;
    @Inject
    Requestor requestor;
    @Inject
    @ConfigProperty(name = "waybill.quote.timeout", defaultValue = "PT2S")
    Duration timeout;

    public QuoteView quote(QuoteRequest request) throws SQLException {
        Map<String, Product> products = catalogue.find(request.items().stream().map(QuoteRequest.Item::productId).toList());
        refuseUnknown(request, products);
        QuoteReply reply = ask(request);
        List<QuoteView.Item> items = new ArrayList<>();
        for (int i = 0; i < request.items().size(); i++) {
            items.add(item(request.items().get(i), products, reply.items().get(i)));
        }
        return QuoteView.of(items);
    }

    private static void refuseUnknown(QuoteRequest request, Map<String, Product> products) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < request.items().size(); i++) {
            String product = request.items().get(i).productId();
            if (!products.containsKey(product)) {
                errors.add(new FieldError("items[" + i + "].productId", "there is no product " + product));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unacceptable(errors);
        }
    }

    private QuoteReply ask(QuoteRequest request) {
        try {
            return RequestCodec.decode(requestor.request(QuoteRequest.QUEUE, RequestCodec.encode(request), timeout), QuoteReply.class);
        } catch (UnansweredException e) {
            LOG.log(Level.WARNING, e.getCause(), () -> "A quote stays unanswered: " + e.getMessage());
            throw new ProblemException(Kind.UNANSWERED, e.getMessage());
        }
    }

    private static QuoteView.Item item(QuoteRequest.Item asked, Map<String, Product> products, QuoteReply.Item said) {
        Product product = products.get(asked.productId());
        return new QuoteView.Item(product.id(), product.name(), asked.quantity(), said.available(), said.sufficient(),
                product.price(), product.price().times(asked.quantity()));
    }
}
