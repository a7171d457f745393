package dev.waybill.rest;

/** Checks of input that is not in a body. */
public final class Inputs {
    private Inputs() {
    }

    /** A request without Content-Type reaches a resource with no body at all. */
    public static void required(Record body) {
        if (body == null) {
            throw ProblemException.unreadable("", "a JSON body with Content-Type application/json is expected");
        }
    }

    /** Null is allowed: the parameter is missing. */
    public static void identifier(String field, String value) {
        if (value != null && !value.matches(Identifiers.PATTERN)) {
            throw ProblemException.unreadable(field, Identifiers.MESSAGE);
        }
    }

    /** A missing one is false. */
    public static boolean flag(String field, String value) {
        if (value != null && !value.matches("true|false")) {
            throw ProblemException.unreadable(field, "true or false is expected");
        }
        return "true".equals(value);
    }
}
