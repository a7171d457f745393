package dev.waybill.sales;

import dev.waybill.analytics.figures.SalesBucket;
import java.time.OffsetDateTime;
import java.util.List;

/** A rebuild that has begun: the figures from this hour on are empty, {@code replaced} is what they were. */
public record RebuildView(OffsetDateTime from, List<SalesBucket> replaced) {
}
