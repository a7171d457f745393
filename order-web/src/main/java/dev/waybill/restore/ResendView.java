package dev.waybill.restore;

import java.time.OffsetDateTime;

/**
 * @param since  from when on, as asked for
 * @param events how many are sent again
 */
public record ResendView(OffsetDateTime since, long events) {
}
