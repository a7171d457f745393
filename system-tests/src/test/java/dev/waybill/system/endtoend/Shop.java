package dev.waybill.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.launcher.Mail;
import dev.waybill.launcher.Push;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;

/** The running system as a client and its operator see it. */
class Shop {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Waybill waybill;

    Shop(Waybill waybill) {
        this.waybill = waybill;
    }

    Waybill waybill() {
        return waybill;
    }

    /** An answer: status, headers and JSON body (missing where there is none). */
    record Answer(int status, HttpHeaders headers, JsonNode body) {
    }

    Answer send(String method, String path, String body, String... headers) {
        return send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer send(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(waybill.appServer().httpUri().resolve(path)).timeout(Duration.ofSeconds(30))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), response.headers(), json ? JSON.readTree(response.body()) : JSON.missingNode());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    Answer get(String path) {
        return send("GET", path, (byte[]) null);
    }

    /** Of an answer that is no JSON. */
    String text(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(waybill.appServer().httpUri().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("GET " + path, e);
        }
    }

    Answer post(String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return send("POST", path, json.replace('\'', '"'), all.toArray(String[]::new));
    }

    /** The header of an operator's login. */
    String[] asOperator() {
        return login("operator", waybill.operatorPassword());
    }

    static String[] login(String user, String password) {
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8))};
    }

    Answer put(String path, String json) {
        return send("PUT", path, json.replace('\'', '"'), "Content-Type", "application/json");
    }

    /** A new product with so many pieces; returns its id. */
    String product(int pieces) {
        String id = "p-" + UUID.randomUUID();
        assertThat(put("/products/" + id, "{'name':'Test <b>product</b>','price':{'amount':'10.10','currency':'EUR'}}").status()).isEqualTo(201);
        assertThat(put("/stock/" + id, "{'available':" + pieces + "}").status()).isEqualTo(200);
        return id;
    }

    /** A new customer who can be mailed; returns the id, the address is {@code id@example.org}. */
    String customer() {
        String id = "c-" + UUID.randomUUID();
        assertThat(put("/customers/" + id + "/contact",
                "{'name':'Grace Höpper','email':'" + id + "@example.org','locale':'en'}").status()).isEqualTo(200);
        return id;
    }

    /** A new browser that takes pushes for the customer; returns its name. */
    String browser(String customer) {
        String name = "b-" + UUID.randomUUID();
        assertThat(subscribe(customer, waybill.pushSink().browser(name)).status()).isEqualTo(201);
        return name;
    }

    Answer subscribe(String customer, String subscription) {
        return post("/customers/" + customer + "/push-subscriptions", subscription);
    }

    List<Push> pushesTo(String browser) {
        return waybill.pushSink().pushesTo(browser);
    }

    /** Places an order that is more than there is; returns its id. The customer is told that it is rejected. */
    String rejectedOrder(String customer) {
        return order(customer, product(1), 2);
    }

    /** Status, attempts and reason of what the customer was told last, such as {@code SENT 1 -}. */
    String notification(String order, String medium) {
        return String.valueOf(value("""
                select concat_ws(' ', status, attempts, coalesce(reason, '-')) from notification.notification
                where order_id = ?::uuid and channel = ? order by created_at desc""", order, medium));
    }

    /** Places an order; returns its id. */
    String order(String customer, String product, int quantity, String... headers) {
        Answer answer = post("/orders", "{'customerId':'" + customer + "','items':[{'productId':'" + product
                + "','quantity':" + quantity + "}]}", headers);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().get("id").asText();
    }

    /** As if it had been taken, but its event had not been written. */
    void pendingOrder(UUID order, String customer) {
        value("insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at)"
                + " values (?, ?, 'PENDING', 1, 'EUR', now(), now()) on conflict do nothing", order, customer);
        value("insert into orders.order_line (order_id, line, product_id, product_name, quantity, unit_price)"
                + " values (?, 1, 'p', 'P', 1, 1) on conflict do nothing", order);
    }

    String status(String order) {
        return get("/orders/" + order).body().path("status").asText();
    }

    void awaitStatus(String order, String status) {
        patiently().untilAsserted(() -> assertThat(status(order)).isEqualTo(status));
    }

    JsonNode stock(String product) {
        return get("/stock/" + product).body();
    }

    List<Mail> mailsTo(String customer) {
        return waybill.mailSink().messagesTo(customer + "@example.org");
    }

    /** The first column of the first row; null where there is none. */
    Object value(String sql, Object... parameters) {
        try (var connection = DriverManager.getConnection(waybill.database().jdbcUrl(), waybill.database().user(), waybill.database().password());
             var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (!statement.execute()) {
                return statement.getUpdateCount();
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getObject(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).pollInSameThread();
    }
}
