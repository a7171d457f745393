package dev.waybill.benchmark.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;

/** The products of {@link Orders} in Waybill, put there by REST as a shop would. */
final class Catalogue {
    static final String PREFIX = "bench-";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI application;

    Catalogue(URI application) {
        this.application = application;
    }

    static String id(int product) {
        return PREFIX + product;
    }

    void fill() {
        IntStream.rangeClosed(1, Orders.PRODUCTS).mapToObj(Catalogue::id).forEach(id -> {
            put("/products/" + id, "{\"name\":\"%s\",\"price\":{\"amount\":\"19.99\",\"currency\":\"EUR\"}}".formatted(id));
            put("/stock/" + id, "{\"available\":%d}".formatted(Orders.STOCK));
        });
    }

    private void put(String path, String json) {
        try {
            HttpRequest request = HttpRequest.newBuilder(application.resolve(path)).header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(json)).build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("PUT " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("PUT " + path, e);
        }
    }
}
