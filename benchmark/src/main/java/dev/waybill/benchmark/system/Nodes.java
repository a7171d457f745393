package dev.waybill.benchmark.system;

/**
 * App servers that share the work.
 *
 * @param processors how much of the processors each may use, such as 0.5; 0 for as much as it gets
 */
public record Nodes(int count, double processors) {

    /** A single one. */
    public static final Nodes ONE = new Nodes(1, 0);

    public boolean areLimited() {
        return processors > 0;
    }
}
