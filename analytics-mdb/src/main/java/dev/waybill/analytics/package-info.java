/**
 * Sales figures, kept from events alone, in the schema {@code analytics}. order-web may ask
 * {@link dev.waybill.analytics.figures.SalesFigures} for them and have {@link dev.waybill.analytics.rebuild.Rebuilds} count
 * them again.
 */
package dev.waybill.analytics;
