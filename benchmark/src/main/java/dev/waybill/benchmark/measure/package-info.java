/** One load on one system, and what it cost: from the first request until the last effect is in the database. */
package dev.waybill.benchmark.measure;
