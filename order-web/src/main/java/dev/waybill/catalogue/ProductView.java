package dev.waybill.catalogue;

import dev.waybill.events.Money;

/** A product as a client sees it. */
public record ProductView(String id, String name, Money price) {
    static ProductView of(Product product) {
        return new ProductView(product.id(), product.name(), product.price());
    }
}
