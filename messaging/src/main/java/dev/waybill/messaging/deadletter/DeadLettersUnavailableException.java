package dev.waybill.messaging.deadletter;

import jakarta.ejb.ApplicationException;

/** The broker, where the dead letters are, does not answer. */
@ApplicationException(rollback = true)
public class DeadLettersUnavailableException extends RuntimeException {
    public DeadLettersUnavailableException(Throwable cause) {
        super("The broker does not answer: " + cause.getMessage(), cause);
    }
}
