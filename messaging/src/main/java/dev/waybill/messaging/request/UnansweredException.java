package dev.waybill.messaging.request;

import jakarta.ejb.ApplicationException;

/** Nobody answered a request in time, or it could not even be asked; the message says which. */
@ApplicationException
public class UnansweredException extends RuntimeException {
    UnansweredException(String message, Throwable cause) {
        super(message, cause);
    }
}
