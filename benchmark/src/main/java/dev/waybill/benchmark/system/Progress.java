package dev.waybill.benchmark.system;

/**
 * Effects in the database.
 *
 * @param notifications since the begin that need nothing more
 * @param pieces        taken from the stock since the start
 * @param quiet         nothing is on its way: no event waits to be sent or to be received
 */
public record Progress(long notifications, long pieces, boolean quiet) {
}
