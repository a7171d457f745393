package dev.waybill.analytics.rebuild;

import dev.waybill.analytics.figures.SalesBucket;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A rebuild that has begun: the figures from this hour on are empty.
 *
 * @param replaced what stood there, hour by hour
 */
public record Rebuild(OffsetDateTime from, List<SalesBucket> replaced) {
}
