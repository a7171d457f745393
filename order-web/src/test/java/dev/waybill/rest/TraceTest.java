package dev.waybill.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final String CALLERS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Trace filter = new Trace();

    @BeforeEach
    void wire() {
        filter.trace = new RequestTrace();
    }

    @Test
    void theCallersTraceGoesOnWithASpanOfItsOwn() {
        filter.filter(request(CALLERS));

        assertThat(filter.trace.traceparent()).startsWith(CALLERS.substring(0, 36)).isNotEqualTo(CALLERS);
    }

    /** A quote is answered by another thread than the one that read the request; that one once kept the trace for its next request. */
    @Test
    void aRequestThatIsAnsweredElsewhereLeavesItsTraceToNobody() {
        ContainerRequestContext quote = request(CALLERS);
        filter.filter(quote);
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        CompletableFuture.runAsync(() -> filter.filter(quote, response(headers))).join();
        assertThat(headers.getFirst("traceparent")).asString().startsWith(CALLERS.substring(0, 36));

        filter.filter(request(null));

        assertThat(filter.trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain(CALLERS.substring(3, 35));
    }

    private static ContainerRequestContext request(String traceparent) {
        Map<Object, Object> properties = new HashMap<>();
        return proxy(ContainerRequestContext.class, (method, arguments) -> switch (method) {
            case "getHeaderString" -> traceparent;
            case "setProperty" -> {
                properties.put(arguments[0], arguments[1]);
                yield null;
            }
            default -> properties.get(arguments[0]);
        });
    }

    private static ContainerResponseContext response(MultivaluedMap<String, Object> headers) {
        return proxy(ContainerResponseContext.class, (method, arguments) -> headers);
    }

    private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(TraceTest.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
    }
}
