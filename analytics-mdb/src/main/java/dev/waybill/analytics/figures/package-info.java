/** The figures: sums by hour, added to by events of any order and age, each event once. */
package dev.waybill.analytics.figures;
