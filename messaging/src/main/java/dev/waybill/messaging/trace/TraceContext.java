package dev.waybill.messaging.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The trace that the current thread works for, in the form of a W3C {@code traceparent}. */
public final class TraceContext {
    private static final Pattern TRACEPARENT = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private TraceContext() {
    }

    /** The traceparent that events written now carry; a new trace where none was begun. */
    public static String current() {
        String current = CURRENT.get();
        return current != null ? current : "00-" + hex(2) + "-" + hex(1) + "-01";
    }

    /** Continues the caller's trace with a span of our own; without a valid one the thread's own goes on, or a new one starts. */
    public static Scope begin(String traceparent) {
        String before = CURRENT.get();
        CURRENT.set(childOf(traceparent));
        return () -> restore(before);
    }

    /** What follows from an event goes on in its trace, with a span of its own; a null starts as {@link #begin} does. */
    public static String childOf(String traceparent) {
        boolean valid = traceparent != null && TRACEPARENT.matcher(traceparent).matches();
        String parent = valid ? traceparent : current();
        return parent.substring(0, 36) + hex(1) + parent.substring(52);
    }

    /** The trace's own id, 32 hex digits; null where there is no valid traceparent. */
    public static String traceId(String traceparent) {
        return traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent.substring(3, 35) : null;
    }

    private static void restore(String before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    private static String hex(int longs) {
        var text = new StringBuilder(16 * longs);
        for (int i = 0; i < longs; i++) {
            // A span id of zeros is invalid.
            text.append(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1));
        }
        return text.toString();
    }

    /** Ends with the work; brings back what was before. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
