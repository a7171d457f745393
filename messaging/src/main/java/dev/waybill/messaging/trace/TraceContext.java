package dev.waybill.messaging.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The form of a W3C {@code traceparent}. Traces travel in events and parameters, never with a thread: work changes threads. */
public final class TraceContext {
    private static final Pattern TRACEPARENT = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceContext() {
    }

    /** What follows goes on in this trace, with a span of its own; null or what is no traceparent begins a new trace. */
    public static String childOf(String traceparent) {
        return traceId(traceparent) == null ? "00-" + hex(2) + "-" + hex(1) + "-01"
                : traceparent.substring(0, 36) + hex(1) + traceparent.substring(52);
    }

    /** The trace's own id, 32 hex digits; null where there is no valid traceparent. */
    public static String traceId(String traceparent) {
        return traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent.substring(3, 35) : null;
    }

    private static String hex(int longs) {
        var text = new StringBuilder(16 * longs);
        for (int i = 0; i < longs; i++) {
            // A span id of zeros is invalid.
            text.append(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1));
        }
        return text.toString();
    }
}
