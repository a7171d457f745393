package dev.waybill.rest;

/** The form of ids that clients choose (products, customers): also what may stand in a path unescaped. */
public final class Identifiers {
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    /** Of ids that are ours, such as an order's. */
    public static final String UUID_PATTERN = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    public static final String MESSAGE = "must be 1 to 64 of the characters A-Z a-z 0-9 . _ - and begin with a letter or digit";

    private Identifiers() {
    }
}
