/** Puts a load on a server by HTTP and records what a client sees; knows no system and reads no figures of the machine. */
package dev.waybill.benchmark.load;
