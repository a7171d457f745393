package dev.waybill.rest;

import java.util.List;

/** What a client would see of a problem. */
public final class Problems {
    private Problems() {
    }

    public static List<FieldError> errors(ProblemException problem) {
        return problem.problem("/").errors();
    }

    public static int status(ProblemException problem) {
        return problem.problem("/").status();
    }
}
