package dev.waybill.messaging.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void continuesTheCallersTraceWithASpanOfItsOwn() {
        assertThat(TraceContext.childOf(CALLER)).startsWith(CALLER.substring(0, 36)).endsWith("-01").hasSameSizeAs(CALLER)
                .isNotEqualTo(CALLER);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "rubbish", "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"})
    void beginsANewTraceWhereThereIsNone(String traceparent) {
        String begun = TraceContext.childOf(traceparent);

        assertThat(begun).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain("0af7651916cd43dd")
                .isNotEqualTo(TraceContext.childOf(traceparent));
        assertThat(TraceContext.traceId(begun)).hasSize(32);
    }
}
