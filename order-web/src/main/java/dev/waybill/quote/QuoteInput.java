package dev.waybill.quote;

import dev.waybill.events.QuoteRequest;
import dev.waybill.rest.FieldError;
import dev.waybill.rest.Identifiers;
import dev.waybill.rest.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The query parameter {@code items}, such as {@code espresso-beans:2,moka-pot:1}; its limits are those of an order. */
final class QuoteInput {
    private static final int MOST_ITEMS = 100;
    private static final int LARGEST_QUANTITY = 10_000;
    private static final String FORM = "product:quantity,product:quantity is expected";

    private QuoteInput() {
    }

    static QuoteRequest read(String text) {
        if (text == null || text.isEmpty()) {
            throw ProblemException.unreadable("items", FORM);
        }
        String[] parts = text.split(",", -1);
        if (parts.length > MOST_ITEMS) {
            throw ProblemException.unacceptable("items", "size must be between 1 and " + MOST_ITEMS);
        }
        List<FieldError> errors = new ArrayList<>();
        Set<String> products = new HashSet<>();
        List<QuoteRequest.Item> items = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            String field = "items[" + i + "]";
            String product = parts[i].substring(0, Math.max(0, parts[i].lastIndexOf(':')));
            int quantity = quantity(field, parts[i].substring(parts[i].lastIndexOf(':') + 1));
            if (!product.matches(Identifiers.PATTERN)) {
                throw ProblemException.unreadable(field + ".productId", Identifiers.MESSAGE);
            }
            if (quantity < 1 || quantity > LARGEST_QUANTITY) {
                errors.add(new FieldError(field + ".quantity", "must be between 1 and " + LARGEST_QUANTITY));
            } else if (!products.add(product)) {
                errors.add(new FieldError(field + ".productId", product + " was named before"));
            } else {
                items.add(new QuoteRequest.Item(product, quantity));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unacceptable(errors);
        }
        return new QuoteRequest(items);
    }

    private static int quantity(String field, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ProblemException.unreadable(field, FORM);
        }
    }
}
