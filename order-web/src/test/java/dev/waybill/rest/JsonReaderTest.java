package dev.waybill.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.catalogue.ProductInput;
import dev.waybill.customer.ContactInput;
import dev.waybill.deadletter.ActionInput;
import dev.waybill.order.OrderInput;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    private final JsonReader reader = new JsonReader();

    JsonReaderTest() {
        reader.validateWith(Validation.buildDefaultValidatorFactory());
    }

    @Test
    void readsWhatIsRight() {
        OrderInput order = reader.read(bytes("{'customerId':'ada','items':[{'productId':'beans','quantity':2}]}"), OrderInput.class);

        assertThat(order.items()).containsExactly(new OrderInput.Item("beans", 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "hello | 400 | `` | not JSON",
        "{ | 400 | `` | not JSON",
        "`` | 400 | `` | empty",
        "null | 400 | `` | object",
        "[] | 400 | `` | an object",
        "{'customerId':'ada','items':[]} extra | 400 | `` | not JSON",
        "{'customerId':'ada','customerId':'bob','items':[]} | 400 | `` | Duplicate",
        "{'customerId':'ada','coupon':'X','items':[{'productId':'beans','quantity':1}]} | 400 | coupon | known here: customerId, items",
        "{'customerId':'ada','items':[{'productId':'beans','quantity':1,'price':1}]} | 400 | items[0].price | unknown field",
        "{'customerId':1,'items':[{'productId':'beans','quantity':1}]} | 400 | customerId | a string",
        "{'customerId':'ada','items':'beans'} | 400 | items | an array",
        "{'customerId':'ada','items':['beans']} | 400 | items[0] | an object",
        "{'customerId':'ada','items':[{'productId':'beans','quantity':'1'}]} | 400 | items[0].quantity | a whole number",
        "{'customerId':'ada','items':[{'productId':'beans','quantity':1.5}]} | 400 | items[0].quantity | a whole number",
        "{'customerId':'ada','items':[{'productId':'beans','quantity':99999999999}]} | 400 | items[0].quantity | out of range",
        "{'customerId':'ada','items':[{'productId':'beans','quantity':0}]} | 422 | items[0].quantity | greater than or equal to 1",
        "{'customerId':'ada','items':[{'productId':'beans','quantity':-1}]} | 422 | items[0].quantity | greater than or equal to 1",
        "{'customerId':'ada','items':[{'productId':'beans','quantity':10001}]} | 422 | items[0].quantity | less than or equal to 10000",
        "{'customerId':'ada','items':[{'productId':'beans'}]} | 422 | items[0].quantity | must not be null",
        "{'customerId':'ada','items':[null]} | 422 | items[0].<list element> | must not be null",
        "{'customerId':'ada','items':[]} | 422 | items | must not be empty",
        "{'items':[{'productId':'beans','quantity':1}]} | 422 | customerId | must not be null",
        "{'customerId':'a\\u0000b','items':[{'productId':'beans','quantity':1}]} | 422 | customerId | characters",
    })
    void refusesWithFieldAndReason(String body, int status, String field, String reason) {
        var problem = catchThrowableOfType(ProblemException.class, () -> reader.read(bytes(body), OrderInput.class));

        assertThat(Problems.status(problem)).isEqualTo(status);
        assertThat(Problems.errors(problem).get(0).field()).isEqualTo(field);
        assertThat(Problems.errors(problem).get(0).reason()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'name':'Pot','price':{'amount':'1.005','currency':'EUR'}} | price | EUR has 2 decimals",
        "{'name':'Pot','price':{'amount':'1e999999999','currency':'EUR'}} | price | plain decimal",
        "{'name':'Pot','price':{'amount':'1','currency':'XYZ'}} | price | no ISO 4217 currency",
        "{'name':'Pot','price':{'amount':1.5,'currency':'EUR'}} | price.amount | a string",
        "{'name':'Pot','price':{'amount':'-1','currency':'EUR'}} | price | from 0 to 1000000",
        "{'name':'a\\u0007b','price':{'amount':'1','currency':'EUR'}} | name | control characters"})
    void refusesAPriceThatIsNone(String body, String field, String reason) {
        var problem = catchThrowableOfType(ProblemException.class, () -> reader.read(bytes(body), ProductInput.class));

        assertThat(Problems.errors(problem).get(0)).satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'name':'Ada','email':'nobody','locale':'en'} | email",
        "{'name':'Ada','email':'a@b\\r\\nBcc: c@d','locale':'en'} | email",
        "{'name':'Ada\\nBcc: x','email':'a@b.org','locale':'en'} | name",
        "{'name':'Ada \\ud800','email':'a@b.org','locale':'en'} | name",
        "{'name':'Ada','email':'a@b.org','locale':'../en'} | locale"})
    void refusesAContactThatCannotBeMailed(String body, String field) {
        var problem = catchThrowableOfType(ProblemException.class, () -> reader.read(bytes(body), ContactInput.class));

        assertThat(Problems.errors(problem)).extracting(FieldError::field).contains(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'filter':{'reason':'\\u0000'}} | filter.reason",
        "{'filter':{'consumer':'a\\u0000'}} | filter.consumer",
        "{'filter':{'type':'\\ud800'}} | filter.type",
        "{'filter':{'orderId':'\\n'}} | filter.orderId",
        "{'filter':{},'reason':'\\u0000'} | reason"})
    void refusesAFilterThatTheDatabaseCannotHold(String body, String field) {
        var problem = catchThrowableOfType(ProblemException.class, () -> reader.read(bytes(body), ActionInput.class));

        assertThat(Problems.status(problem)).isEqualTo(422);
        assertThat(Problems.errors(problem)).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void refusesAFilterWithoutEnd() {
        var problem = catchThrowableOfType(ProblemException.class,
                () -> reader.read(bytes("{'filter':{'reason':'" + "x".repeat(501) + "'}}"), ActionInput.class));

        assertThat(Problems.errors(problem)).extracting(FieldError::field).containsExactly("filter.reason");
    }

    @Test
    void refusesBrokenUtf8() {
        byte[] body = bytes("{'customerId':'ad\u00e4'}");
        body[18] = (byte) 0xc0;

        assertThat(catchThrowableOfType(ProblemException.class, () -> reader.read(body, OrderInput.class))).hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesTenThousandLinesAndDeepNesting() {
        String lines = IntStream.range(0, 10_000).mapToObj(i -> "{'productId':'p" + i + "','quantity':1}").collect(Collectors.joining(","));

        assertThat(catchThrowableOfType(ProblemException.class,
                () -> reader.read(bytes("{'customerId':'ada','items':[" + lines + "]}"), OrderInput.class))).hasMessageContaining("items size");
        assertThat(catchThrowableOfType(ProblemException.class,
                () -> reader.read(bytes("[".repeat(100_000)), OrderInput.class)).getMessage()).isNotBlank();
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
