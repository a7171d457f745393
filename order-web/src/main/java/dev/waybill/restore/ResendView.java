package dev.waybill.restore;

import java.time.OffsetDateTime;

/** @param events how many are sent again */
public record ResendView(OffsetDateTime since, long events) {
}
