package dev.waybill.rest;

/** The form of ids that clients choose (products, customers): also what may stand in a path unescaped. */
public final class Identifiers {
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    public static final String MESSAGE = "must be 1 to 64 of the characters A-Z a-z 0-9 . _ - and begin with a letter or digit";

    private Identifiers() {
    }
}
