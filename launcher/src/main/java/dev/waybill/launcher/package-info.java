/**
 * Starts what Waybill needs on one machine: database, broker, mail sink and app server, all on loopback.
 * {@link dev.waybill.launcher.Launcher} does it for people, {@link dev.waybill.launcher.Waybill} for tests.
 */
package dev.waybill.launcher;
