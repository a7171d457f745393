/** What tests need of a machine beyond JDK and Maven. */
package dev.waybill.system.machine;
