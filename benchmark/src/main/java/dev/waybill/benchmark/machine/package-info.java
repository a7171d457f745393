/** What processes have used of the machine, from Linux's {@code /proc}; knows no system. */
package dev.waybill.benchmark.machine;
