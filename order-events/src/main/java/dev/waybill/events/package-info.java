/**
 * The contract between the modules and with the world outside: the events as immutable records, the channels that
 * carry them, and their form as CloudEvents 1.0 in JSON; beside them requests and replies. Nothing here may know a
 * server, a database or a business rule.
 */
package dev.waybill.events;
