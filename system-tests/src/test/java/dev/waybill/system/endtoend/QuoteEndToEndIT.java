package dev.waybill.system.endtoend;

import static dev.waybill.system.endtoend.Shop.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.broker.Jolokia;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop asks what it could order; inventory answers by message, or nobody does. */
@ExtendWith(RunningWaybill.class)
class QuoteEndToEndIT {
    private static final String QUEUE = Jolokia.queue("inventory.quotes", "anycast", "inventory.quotes");

    private static final Duration TIMEOUT = Duration.parse(System.getProperty("waybill.quote.timeout"));

    private final Shop shop;

    QuoteEndToEndIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void saysWhatCanBeHadAndWhatItCosts() {
        String plenty = shop.product(10);
        String scarce = shop.product(1);
        var answer = shop.get("/quotes?items=" + plenty + ":10," + scarce + ":2");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        JsonNode items = answer.body().get("items");
        assertThat(items.findValuesAsText("productId")).containsExactly(plenty, scarce);
        assertThat(items.findValuesAsText("available")).containsExactly("10", "1");
        assertThat(items.findValuesAsText("sufficient")).containsExactly("true", "false");
        assertThat(items.at("/0/unitPrice/amount").asText()).isEqualTo("10.10");
        assertThat(items.at("/0/lineTotal/amount").asText()).isEqualTo("101.00");
        assertThat(answer.body().at("/total/amount").asText()).isEqualTo("121.20");
        assertThat(shop.stock(plenty).get("reserved").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/quotes | 400 | items", "/quotes?items= | 400 | items", "/quotes?items=moka-pot | 400 | items[0]",
        "/quotes?items=moka-pot:%00 | 400 | items[0]", "/quotes?items=moka-pot:0 | 422 | items[0].quantity",
        "/quotes?items=moka-pot:1,no-such-thing:1 | 422 | items[1].productId", "/quotes?items=moka-pot:1,moka-pot:1 | 422 | items[1].productId"})
    void badInputIsAProblemWithItsField(String path, int status, String field) {
        var answer = shop.get(path);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void whereNobodyAnswersItSaysSoInTimeAndLeavesNothingBehind() {
        String product = shop.product(1);
        long expired = jolokia().messageCount("expired", "anycast", "expired");
        jolokia().execute(QUEUE, "pause()");
        try {
            long begin = System.nanoTime();
            var answer = shop.get("/quotes?items=" + product + ":1");

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body().get("type").asText()).isEqualTo("/problems/unanswered");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(TIMEOUT.minusMillis(100), TIMEOUT.plusSeconds(10));
            assertThat(temporaryQueues()).isZero();
        } finally {
            jolokia().execute(QUEUE, "resume()");
        }

        assertThat(shop.get("/quotes?items=" + product + ":1").status()).isEqualTo(200);
        patiently().until(() -> jolokia().messageCount("inventory.quotes", "anycast", "inventory.quotes") == 0);
        assertThat(jolokia().messageCount("expired", "anycast", "expired")).isEqualTo(expired);
    }

    @Test
    void manyAtOnceAreAnsweredAndNoQueueAddressOrConnectionStays() {
        String product = shop.product(5);
        assertThat(shop.get("/quotes?items=" + product + ":1").status()).isEqualTo(200);
        int addresses = jolokia().read(Jolokia.broker(), "AddressNames").size();
        long begin = System.nanoTime();
        List<Integer> statuses = quotes(product, 400, 40);
        System.out.printf("[waybill] 400 quotes, 40 at once: %d ms%n", Duration.ofNanos(System.nanoTime() - begin).toMillis());

        assertThat(statuses).containsOnly(200);
        jolokia().execute(QUEUE, "pause()");
        try {
            assertThat(quotes(product, 40, 40)).containsOnly(504);
        } finally {
            jolokia().execute(QUEUE, "resume()");
        }
        patiently().untilAsserted(() -> {
            assertThat(temporaryQueues()).isZero();
            assertThat(jolokia().read(Jolokia.broker(), "AddressNames").size()).isEqualTo(addresses);
        });
        assertThat(quotes(product, 40, 40)).containsOnly(200);
    }

    @Test
    void orderEventsGoOnWhileNobodyAnswersQuotes() {
        String product = shop.product(5);
        jolokia().execute(QUEUE, "pause()");
        try {
            var quotes = CompletableFuture.supplyAsync(() -> quotes(product, 40, 40));
            shop.order("nobody", product, 1);
            patiently().until(() -> shop.stock(product).get("reserved").asInt() == 1);
            assertThat(quotes.join()).containsOnly(504);
        } finally {
            jolokia().execute(QUEUE, "resume()");
        }
    }

    @Test
    void aRequestThatCannotBeReadIsLeftUnanswered() {
        var sender = new TestSender(shop.waybill().broker());
        sender.sendToQueue("inventory.quotes", "hello");
        sender.sendToQueue("inventory.quotes", "{\"items\":[]}");

        assertThat(shop.get("/quotes?items=" + shop.product(1) + ":1").status()).isEqualTo(200);
        patiently().until(() -> jolokia().messageCount("inventory.quotes", "anycast", "inventory.quotes") == 0);
    }

    @Test
    void aBrokerThatIsAwayAnswersNothingAndIsAskedAgainWhenItIsBack() {
        String product = shop.product(1);
        shop.waybill().broker().stop();
        try {
            assertThat(shop.get("/quotes?items=" + product + ":1").status()).isEqualTo(504);
        } finally {
            shop.waybill().broker().start();
            shop.waybill().broker().waitUntilReady();
        }

        patiently().until(() -> shop.get("/quotes?items=" + product + ":1").status() == 200);
    }

    @Test
    void onlyTheOneThatAsksMayHaveTemporaryQueues() {
        assertThatThrownBy(() -> createTemporaryQueue("inventory")).isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> createTemporaryQueue("order")).isInstanceOf(JMSSecurityRuntimeException.class);
        createTemporaryQueue("relay");
    }

    private void createTemporaryQueue(String user) {
        try (var factory = new ActiveMQConnectionFactory(shop.waybill().broker().uri().toString());
             JMSContext context = factory.createContext(user, shop.waybill().broker().password(user))) {
            context.createTemporaryQueue();
        }
    }

    private List<Integer> quotes(String product, int count, int atOnce) {
        var threads = Executors.newFixedThreadPool(atOnce);
        try {
            var answers = IntStream.range(0, count).mapToObj(i -> CompletableFuture.supplyAsync(
                    () -> shop.get("/quotes?items=" + product + ":1").status(), threads)).toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private long temporaryQueues() {
        return StreamSupport.stream(jolokia().read(Jolokia.broker(), "QueueNames").spliterator(), false)
                .filter(name -> name.asText().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).count();
    }

    private Jolokia jolokia() {
        return shop.waybill().broker().jolokia();
    }
}
