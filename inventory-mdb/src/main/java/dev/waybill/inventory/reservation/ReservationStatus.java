package dev.waybill.inventory.reservation;

/** Where a reservation stands: it is made or refused once, and only a made one can be given back. */
enum ReservationStatus { RESERVED, REJECTED, RELEASED }
