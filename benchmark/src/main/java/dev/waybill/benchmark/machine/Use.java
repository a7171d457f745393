package dev.waybill.benchmark.machine;

/**
 * What a process and its children have used since they began, or between two moments.
 *
 * @param cpuMillis    in user and kernel mode
 * @param bytesWritten to files, about
 */
public record Use(long cpuMillis, long bytesWritten) {
    public static final Use NONE = new Use(0, 0);

    public Use plus(Use other) {
        return new Use(cpuMillis + other.cpuMillis, bytesWritten + other.bytesWritten);
    }

    public Use minus(Use earlier) {
        return new Use(cpuMillis - earlier.cpuMillis, bytesWritten - earlier.bytesWritten);
    }
}
