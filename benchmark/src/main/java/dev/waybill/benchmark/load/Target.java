package dev.waybill.benchmark.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What is requested.
 *
 * @param uris   who is asked, in turn
 * @param bodies the body of each request; null: none
 * @param status of an answer that counts
 */
public record Target(List<URI> uris, HttpMethod method, IntFunction<String> bodies, int status) {
    private static final long PATIENCE_MILLIS = 60_000;

    /** Orders are placed by POST and answered 201. */
    public static Target orders(List<URI> uris, IntFunction<String> bodies) {
        return new Target(uris, HttpMethod.POST, bodies, 201);
    }

    public static Target get(URI uri) {
        return new Target(List.of(uri), HttpMethod.GET, null, 200);
    }

    Buffer body(int request) {
        return bodies == null ? Buffer.buffer() : Buffer.buffer(bodies.apply(request));
    }

    /** For each of those who are asked. */
    List<RequestOptions> options() {
        return uris.stream().map(this::options).toList();
    }

    private RequestOptions options(URI uri) {
        RequestOptions options = new RequestOptions().setMethod(method).setHost(uri.getHost()).setPort(uri.getPort())
                .setURI(uri.getRawPath()).setTimeout(PATIENCE_MILLIS);
        return bodies == null ? options : options.putHeader("Content-Type", "application/json");
    }
}
