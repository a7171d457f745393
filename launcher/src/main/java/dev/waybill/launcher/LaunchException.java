package dev.waybill.launcher;

/** Something could not be started. The message is meant for the person who started it. */
public final class LaunchException extends RuntimeException {

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
