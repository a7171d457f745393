package dev.waybill.analytics.figures;

import dev.waybill.events.Money;

/**
 * What became of a product in a period, in one currency.
 *
 * @param units    sold less returned
 * @param revenue  value of what was sold less that of what was returned
 * @param sold     pieces in confirmed orders
 * @param returned pieces in orders that were cancelled after they had been confirmed
 */
public record ProductSales(String productId, String currency, long units, Money revenue, long sold, long returned) {
}
