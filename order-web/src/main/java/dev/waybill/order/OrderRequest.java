package dev.waybill.order;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * A request to take an order.
 *
 * @param id          of the order, where one is taken
 * @param key         of a request that may be repeated, or null
 * @param traceparent that the order's events go on in
 */
record OrderRequest(UUID id, OrderInput input, String key, String traceparent) {
    static OrderRequest of(OrderInput input, String key, String traceparent) {
        return new OrderRequest(UuidCreator.getTimeOrderedEpoch(), input, key, traceparent);
    }
}
