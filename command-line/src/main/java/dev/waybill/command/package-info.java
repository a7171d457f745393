/** The commands for operators: {@code java -jar waybill.jar <command>}; one package for what belongs together. */
package dev.waybill.command;
