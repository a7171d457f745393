package dev.waybill.inventory.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.QuoteReply;
import dev.waybill.events.QuoteRequest;
import dev.waybill.inventory.stock.TestStock;
import io.zonky.test.db.postgres.junit5.EmbeddedPostgresExtension;
import io.zonky.test.db.postgres.junit5.PreparedDbExtension;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuotesTest {
    @RegisterExtension
    final PreparedDbExtension postgresql = EmbeddedPostgresExtension.preparedDatabase(database ->
            Flyway.configure().dataSource(database).schemas("inventory").locations("classpath:db/migration/inventory").load().migrate());

    private final Quotes quotes = new Quotes();

    @BeforeEach
    void assemble() {
        quotes.stock = new TestStock(postgresql.getTestDatabase());
        quotes.stock.setAvailable("beans", 10);
        quotes.stock.setAvailable("pot", 0);
    }

    @Test
    void saysForEachItemWhatThereIsInTheOrderOfTheRequest() throws Exception {
        var request = new QuoteRequest(List.of(new QuoteRequest.Item("pot", 1), new QuoteRequest.Item("beans", 10), new QuoteRequest.Item("tea", 1)));

        assertThat(quotes.answer(request).items()).containsExactly(new QuoteReply.Item("pot", 0, false),
                new QuoteReply.Item("beans", 10, true), new QuoteReply.Item("tea", 0, false));
        assertThat(quotes.answer(new QuoteRequest(List.of(new QuoteRequest.Item("beans", 11)))).items().get(0).sufficient()).isFalse();
        assertThat(quotes.stock.find("beans").orElseThrow().reserved()).isZero();
    }

    @Test
    void answersInJsonAndThrowsOnWhatIsNoRequest() throws Exception {
        assertThat(quotes.answer("{\"items\":[{\"productId\":\"beans\",\"quantity\":1}]}"))
                .isEqualTo("{\"items\":[{\"productId\":\"beans\",\"available\":10,\"sufficient\":true}]}");
        assertThatThrownBy(() -> quotes.answer("hello")).isInstanceOf(IllegalArgumentException.class);
    }
}
