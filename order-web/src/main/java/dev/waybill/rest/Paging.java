package dev.waybill.rest;

/** The query parameters {@code limit} and {@code cursor} of a list. */
public final class Paging {
    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;

    private Paging() {
    }

    /** 1 to {@value #LARGEST_LIMIT}; a missing one is {@value #DEFAULT_LIMIT}. */
    public static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw ProblemException.unreadable("limit", "a whole number from 1 to " + LARGEST_LIMIT + " is expected");
    }
}
