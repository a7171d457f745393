package dev.waybill.restore;

import java.time.OffsetDateTime;

/**
 * @param since  from when on, which is later than asked for where the events before are no longer kept
 * @param events how many are sent again
 */
public record ResendView(OffsetDateTime since, long events) {
}
