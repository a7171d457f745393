/** Where the time of a run went: by stack for the processes with a JVM, by statement for the database. */
package dev.waybill.benchmark.profile;
