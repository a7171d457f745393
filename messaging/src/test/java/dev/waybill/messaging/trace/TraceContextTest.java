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
        try (var scope = TraceContext.begin(CALLER)) {
            assertThat(TraceContext.current()).startsWith(CALLER.substring(0, 36)).endsWith("-01").hasSameSizeAs(CALLER)
                    .isNotEqualTo(CALLER).isEqualTo(TraceContext.current());
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "rubbish", "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"})
    void startsANewTraceWhereThereIsNone(String traceparent) {
        try (var scope = TraceContext.begin(traceparent)) {
            assertThat(TraceContext.current()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain("0af7651916cd43dd");
        }
    }

    @Test
    void bringsBackWhatWasBefore() {
        try (var outer = TraceContext.begin(CALLER)) {
            String before = TraceContext.current();
            try (var inner = TraceContext.begin(null)) {
                assertThat(TraceContext.current()).startsWith(CALLER.substring(0, 36));
            }
            assertThat(TraceContext.current()).isEqualTo(before);
        }
        assertThat(TraceContext.current()).isNotEqualTo(TraceContext.current());
    }
}
