package dev.waybill.sales;

import dev.waybill.analytics.figures.ProductSales;
import java.time.OffsetDateTime;
import java.util.List;

/** The best products of a period, those of each currency by themselves. */
public record TopProductsView(OffsetDateTime from, OffsetDateTime to, String by, List<ProductSales> products) {
}
