package dev.waybill.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something the client has to hear about, with its HTTP status. Rolls back the transaction that it leaves. */
public class ProblemException extends RuntimeException {
    private final transient Kind kind;
    private final transient List<FieldError> errors;
    private final transient Duration retryAfter;

    /** The kinds of problem that this interface knows. */
    public enum Kind {
        UNREADABLE(400, "unreadable", "The request cannot be read"),
        UNAUTHENTICATED(401, "unauthenticated", "A login is needed"),
        FORBIDDEN(403, "forbidden", "The login does not allow this"),
        NOT_FOUND(404, "not-found", "There is no such thing"),
        CONFLICT(409, "conflict", "The request does not fit the present state"),
        TOO_LARGE(413, "too-large", "The body is too large"),
        UNACCEPTABLE(422, "unacceptable", "The request is readable, but not acceptable"),
        UNAVAILABLE(503, "unavailable", "The request cannot be served at present"),
        UNANSWERED(504, "unanswered", "Who knows the answer did not give it in time");

        private final int status;
        private final String type;
        private final String title;

        Kind(int status, String type, String title) {
            this.status = status;
            this.type = type;
            this.title = title;
        }
    }

    public ProblemException(Kind kind, String detail, List<FieldError> errors) {
        this(kind, detail, errors, null);
    }

    private ProblemException(Kind kind, String detail, List<FieldError> errors, Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    public ProblemException(Kind kind, String detail) {
        this(kind, detail, null);
    }

    public static ProblemException unreadable(String field, String reason) {
        return new ProblemException(Kind.UNREADABLE, reason, List.of(new FieldError(field, reason)));
    }

    /** The errors must not be empty; the first is the detail too. */
    public static ProblemException unacceptable(List<FieldError> errors) {
        return new ProblemException(Kind.UNACCEPTABLE, errors.get(0).reason(), errors);
    }

    public static ProblemException unacceptable(String field, String reason) {
        return new ProblemException(Kind.UNACCEPTABLE, reason, List.of(new FieldError(field, reason)));
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(Kind.NOT_FOUND, detail);
    }

    /** The client may ask again after that time ({@code Retry-After}). */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(Kind.UNAVAILABLE, detail, null, retryAfter);
    }

    Problem problem(String instance) {
        return new Problem("/problems/" + kind.type, kind.title, kind.status, getMessage(), instance, errors);
    }

    int status() {
        return kind.status;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
