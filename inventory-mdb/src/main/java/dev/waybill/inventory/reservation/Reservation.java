package dev.waybill.inventory.reservation;

import java.util.Map;
import java.util.UUID;

/** A new reservation; {@code quantities} by product, empty where nothing is held. */
record Reservation(UUID orderId, ReservationStatus status, Map<String, Integer> quantities) {
    static Reservation reserved(UUID orderId, Map<String, Integer> quantities) {
        return new Reservation(orderId, ReservationStatus.RESERVED, quantities);
    }

    static Reservation rejected(UUID orderId) {
        return new Reservation(orderId, ReservationStatus.REJECTED, Map.of());
    }

    static Reservation released(UUID orderId) {
        return new Reservation(orderId, ReservationStatus.RELEASED, Map.of());
    }
}
