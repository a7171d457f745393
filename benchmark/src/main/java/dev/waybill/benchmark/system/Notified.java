package dev.waybill.benchmark.system;

/** How many e-mails and pushes were recorded for an order. */
public record Notified(int emails, int pushes) {
    public static final Notified NEVER = new Notified(0, 0);

    public boolean isLost() {
        return emails == 0 || pushes == 0;
    }

    public boolean isDoubled() {
        return emails > 1 || pushes > 1;
    }
}
