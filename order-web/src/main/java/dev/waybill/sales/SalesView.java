package dev.waybill.sales;

import dev.waybill.analytics.figures.SalesBucket;
import java.time.OffsetDateTime;
import java.util.List;

/** The figures of a period; {@code from} and {@code to} as they were used, {@code to} not being part of it. */
public record SalesView(OffsetDateTime from, OffsetDateTime to, String bucket, List<SalesBucket> sales) {
}
