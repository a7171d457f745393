/** The systems that take orders, each started, asked and stopped in the same way; measures nothing. */
package dev.waybill.benchmark.system;
