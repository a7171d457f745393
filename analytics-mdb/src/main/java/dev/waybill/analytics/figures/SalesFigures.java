package dev.waybill.analytics.figures;

import java.time.OffsetDateTime;
import java.util.List;

/** What order-web may ask analytics, in the same process. Periods are full hours: from, and up to but not with, to. */
public interface SalesFigures {
    /** By time and currency; a bucket in which nothing happened is left out. */
    List<SalesBucket> sales(OffsetDateTime from, OffsetDateTime to, BucketSize size);

    /** The first so many of each currency, best first. */
    List<ProductSales> topProducts(OffsetDateTime from, OffsetDateTime to, Ranking ranking, int limit);
}
