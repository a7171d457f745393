package dev.waybill.sandbox;

/** A request that is turned away before anything is done for it; its answer is not kept under its key. */
final class RefusedException extends RuntimeException {
    private final transient Answer answer;

    RefusedException(int status, Problem problem) {
        super(problem.message());
        answer = Answer.problem(status, problem);
    }

    Answer answer() {
        return answer;
    }
}
