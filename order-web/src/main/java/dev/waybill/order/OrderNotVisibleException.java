package dev.waybill.order;

/** An event came before the row that it is about: commits of database and broker are not ordered. A retry helps. */
public class OrderNotVisibleException extends RuntimeException {
    public OrderNotVisibleException(String message) {
        super(message);
    }
}
