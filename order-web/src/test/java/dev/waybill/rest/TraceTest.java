package dev.waybill.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final String CALLERS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Trace filter = new Trace();
    private final MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    private final MultivaluedMap<String, Object> answered = new MultivaluedHashMap<>();

    @Test
    void theCallersTraceGoesOnWithASpanOfItsOwn() {
        asked.putSingle(Trace.PARENT, CALLERS);

        filter.filter(request());

        assertThat(asked.get(Trace.PARENT)).singleElement().asString().startsWith(CALLERS.substring(0, 36)).isNotEqualTo(CALLERS);
    }

    @Test
    void withoutAUsableOneATraceBegins() {
        asked.putSingle(Trace.PARENT, "nonsense");

        filter.filter(request());

        assertThat(asked.getFirst(Trace.PARENT)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void theAnswerTellsTheSpan() {
        filter.filter(request());
        filter.filter(request(), response());

        assertThat(answered.getFirst(Trace.PARENT)).isEqualTo(asked.getFirst(Trace.PARENT));
    }

    @Test
    void whatWasRefusedBeforeItHadATraceTellsNone() {
        filter.filter(request(), response());

        assertThat(answered).isEmpty();
    }

    private ContainerRequestContext request() {
        return proxy(ContainerRequestContext.class, asked);
    }

    private ContainerResponseContext response() {
        return proxy(ContainerResponseContext.class, answered);
    }

    private static <T> T proxy(Class<T> type, MultivaluedMap<String, ?> headers) {
        return type.cast(Proxy.newProxyInstance(TraceTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                method.getName().equals("getHeaderString") ? headers.getFirst((String) arguments[0]) : headers));
    }
}
