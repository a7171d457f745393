/** Putting database and broker in step again. */
package dev.waybill.command.restore;
