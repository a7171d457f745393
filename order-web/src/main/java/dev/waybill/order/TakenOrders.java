package dev.waybill.order;

import dev.waybill.rest.ProblemException;
import java.util.Map;
import java.util.UUID;

/** What became of a group of requests, by their ids. One that is in neither has a key that was used before. */
record TakenOrders(Map<UUID, OrderView> taken, Map<UUID, ProblemException> refused) {
}
