/** Writes down what was measured: JSON, tables, plots; measures nothing. */
package dev.waybill.benchmark.report;
