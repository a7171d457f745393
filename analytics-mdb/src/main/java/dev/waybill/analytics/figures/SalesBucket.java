package dev.waybill.analytics.figures;

import dev.waybill.events.Money;
import java.time.OffsetDateTime;

/**
 * What happened in an hour or a day, in one currency.
 *
 * @param start       of the bucket, UTC
 * @param placed      orders taken
 * @param placedValue their totals
 * @param confirmed   orders that had their stock and were paid
 * @param payments    charges that succeeded
 * @param revenue     the money that they brought in
 * @param refunds     charges given back
 * @param refunded    the money that went back
 * @param net         revenue less refunded; below zero where more went back than came in
 * @param cancelled   orders called off
 * @param rejected    orders that could not be fulfilled
 * @param declined    charges that failed for good
 */
public record SalesBucket(OffsetDateTime start, String currency, long placed, Money placedValue, long confirmed, long payments,
                          Money revenue, long refunds, Money refunded, Money net, long cancelled, long rejected, long declined) {
}
