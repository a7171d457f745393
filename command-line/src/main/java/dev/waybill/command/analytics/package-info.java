/** Having the sales figures counted again. */
package dev.waybill.command.analytics;
