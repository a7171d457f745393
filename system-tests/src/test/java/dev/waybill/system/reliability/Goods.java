package dev.waybill.system.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What can be ordered and by whom.
 *
 * @param customers some of whom can be mailed
 */
public record Goods(String plenty, String scarce, List<String> customers) {
    private static final long PLENTY = 1_000_000;
    private static final long SCARCE = 150;

    /** New products and customers. */
    public static Goods in(URI application) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        var goods = new Goods("p-" + UUID.randomUUID(), "p-" + UUID.randomUUID(), new ArrayList<>(List.of("nobody", "somebody", "ada")));
        for (Map.Entry<String, Long> product : goods.pieces().entrySet()) {
            put(http, application.resolve("/products/" + product.getKey()), """
                    {"name":"Product","price":{"amount":"10.10","currency":"EUR"}}""");
            put(http, application.resolve("/stock/" + product.getKey()), "{\"available\":%d}".formatted(product.getValue()));
        }
        for (int i = 0; i < 3; i++) {
            String customer = "c-" + UUID.randomUUID();
            put(http, application.resolve("/customers/" + customer + "/contact"), """
                    {"name":"Grace","email":"%s@example.org","locale":"en"}""".formatted(customer));
            goods.customers().add(customer);
        }
        return goods;
    }

    /** What there is of each product at first. */
    Map<String, Long> pieces() {
        return Map.of(plenty, PLENTY, scarce, SCARCE);
    }

    private static void put(HttpClient http, URI uri, String body) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(uri + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
