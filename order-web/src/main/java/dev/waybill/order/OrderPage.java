package dev.waybill.order;

import java.util.List;
import java.util.UUID;

/** @param next cursor of the following page, null on the last */
public record OrderPage(List<OrderView> orders, UUID next) {
}
