package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCodecTest {
    private static final QuoteRequest REQUEST = new QuoteRequest(List.of(new QuoteRequest.Item("beans", 2)));
    private static final QuoteReply REPLY = new QuoteReply(List.of(new QuoteReply.Item("beans", 1, false)));

    @Test
    void comesBackAsItWentAndFitsItsSchema() {
        assertThat(RequestCodec.decode(RequestCodec.encode(REQUEST), QuoteRequest.class)).isEqualTo(REQUEST);
        assertThat(RequestCodec.decode(RequestCodec.encode(REPLY), QuoteReply.class)).isEqualTo(REPLY);
        assertThat(JsonSchemaTest.errors("quote.request.v1.json", RequestCodec.encode(REQUEST))).isEmpty();
        assertThat(JsonSchemaTest.errors("quote.reply.v1.json", RequestCodec.encode(REPLY))).isEmpty();
    }

    @Test
    void whatALaterMinorVersionAddsIsIgnored() {
        String later = RequestCodec.encode(REQUEST).replace("\"quantity\"", "\"warehouse\":\"north\",\"quantity\"");

        assertThat(RequestCodec.decode(later, QuoteRequest.class)).isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "null", "[]", "{}", "{\"items\":[null]}", "{\"items\":[{\"productId\":\"beans\"}]}",
        "{\"items\":[{\"productId\":\"beans\",\"quantity\":0}]}", "{\"items\":[{\"quantity\":1}]}"})
    void whatIsNoRequestIsRefusedByCodeAndSchema(String body) {
        assertThatThrownBy(() -> RequestCodec.decode(body, QuoteRequest.class)).isInstanceOf(IllegalArgumentException.class);
        if (body.startsWith("{")) {
            assertThat(JsonSchemaTest.errors("quote.request.v1.json", body)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\":[{\"productId\":\"beans\",\"available\":1}]}", "{\"items\":[{\"productId\":\"beans\",\"sufficient\":true}]}",
        "{\"items\":[{\"productId\":\"beans\",\"available\":-1,\"sufficient\":false}]}"})
    void whatIsNoReplyIsRefusedByCodeAndSchema(String body) {
        assertThatThrownBy(() -> RequestCodec.decode(body, QuoteReply.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(JsonSchemaTest.errors("quote.reply.v1.json", body)).isNotEmpty();
    }
}
