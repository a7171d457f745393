package dev.waybill.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in, the answer is a problem that says why, and never our own failure. */
@ExtendWith(RunningWaybill.class)
class BadInputEndToEndIT {
    private final Shop shop;

    BadInputEndToEndIT(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "POST | /orders | application/json | hello | 400",
        "POST | /orders | application/json | `` | 400",
        "POST | /orders | application/json | {\"customerId\":\"ada\",\"items\":[{\"productId\":\"moka-pot\",\"quantity\":1,\"price\":1}]} | 400",
        "POST | /orders | application/json | {\"customerId\":\"ada\",\"items\":[{\"productId\":\"moka-pot\",\"quantity\":\"1\"}]} | 400",
        "POST | /orders | application/json | {\"customerId\":\"ada\",\"items\":[{\"productId\":\"moka-pot\",\"quantity\":-1}]} | 422",
        "POST | /orders | application/json | {\"customerId\":\"ada\",\"items\":[{\"productId\":\"moka-pot\",\"quantity\":2000000000}]} | 422",
        "POST | /orders | application/json | {\"customerId\":\"ada\",\"items\":[{\"productId\":\"no-such-thing\",\"quantity\":1}]} | 422",
        "POST | /orders | application/json | {\"customerId\":\"ada\"} | 422",
        "POST | /orders | application/xml | <order/> | 415",
        "DELETE | /orders | application/json | `` | 405",
        "PUT | /orders | application/json | {} | 405",
        "PUT | /products/x | application/json | {\"name\":\"x\",\"price\":{\"amount\":\"1.001\",\"currency\":\"EUR\"}} | 400",
        "PUT | /products/x | application/json | {\"name\":\"x\",\"price\":{\"amount\":\"99999999\",\"currency\":\"EUR\"}} | 422",
        "PUT | /stock/moka-pot | application/json | {\"available\":-1} | 422",
        "PUT | /stock/no-such-thing | application/json | {\"available\":1} | 404",
        "PUT | /customers/ada/contact | application/json | {\"name\":\"a\\r\\nBcc: b@c\",\"email\":\"a@b.org\",\"locale\":\"en\"} | 422",
        "POST | /orders/00000000-0000-7000-8000-000000000000/cancellation | application/json | {} | 404"})
    void aBodyThatIsWrong(String method, String path, String mediaType, String body, int status) {
        isAProblem(shop.send(method, path, body, "Content-Type", mediaType), status);
    }

    @ParameterizedTest
    @CsvSource({"/orders/abc,404", "/orders/00000000-0000-7000-8000-000000000000,404", "/orders?limit=abc,400", "/orders?limit=0,400",
        "/orders?limit=100000,400", "/orders?status=LOST,400", "/orders?cursor=abc,400", "/orders?customerId=%01,400",
        "/products?cursor=%27,400", "/products/no-such-thing,404", "/stock/no-such-thing,404", "/customers/nobody/contact,404", "/nowhere,404"})
    void anAddressThatIsWrong(String path, int status) {
        isAProblem(shop.get(path), status);
    }

    @Test
    void noBodyAtAll() {
        isAProblem(shop.send("POST", "/orders", (byte[]) null), 400);
    }

    @Test
    void brokenUtf8() {
        byte[] body = "{\"customerId\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
        body[15] = (byte) 0xff;

        isAProblem(shop.send("POST", "/orders", body, "Content-Type", "application/json"), 400);
    }

    @Test
    void fiveMegabytes() {
        isAProblem(shop.send("POST", "/orders", new byte[5 << 20], "Content-Type", "application/json"), 413);
    }

    @Test
    void tenThousandLines() {
        String lines = IntStream.range(0, 10_000).mapToObj(i -> "{'productId':'moka-pot','quantity':1}").collect(Collectors.joining(","));

        isAProblem(shop.post("/orders", "{'customerId':'ada','items':[" + lines + "]}"), 422);
    }

    @Test
    void aKeyThatIsNone() {
        isAProblem(shop.post("/orders", "{'customerId':'ada','items':[{'productId':'moka-pot','quantity':1}]}",
                "Idempotency-Key", "x".repeat(300)), 400);
    }

    private static void isAProblem(Shop.Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("title").asText()).isNotBlank();
        assertThat(answer.body().path("detail").asText()).isNotBlank();
    }
}
