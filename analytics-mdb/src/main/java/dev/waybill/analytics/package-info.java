/** Sales figures, kept from events alone, in the schema {@code analytics}. */
package dev.waybill.analytics;
