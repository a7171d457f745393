package dev.waybill.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.events.QuoteRequest;
import dev.waybill.rest.FieldError;
import dev.waybill.rest.ProblemException;
import dev.waybill.rest.Problems;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteInputTest {
    @Test
    void readsProductsAndQuantities() {
        assertThat(QuoteInput.read("beans:2,moka-pot:10000").items())
                .containsExactly(new QuoteRequest.Item("beans", 2), new QuoteRequest.Item("moka-pot", 10_000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | 400 | items | expected",
        "beans | 400 | items[0] | expected",
        "beans: | 400 | items[0] | expected",
        "beans:two | 400 | items[0] | expected",
        "beans:1.5 | 400 | items[0] | expected",
        "beans:99999999999 | 400 | items[0] | expected",
        ":1 | 400 | items[0].productId | characters",
        "b:b:1 | 400 | items[0].productId | characters",
        "be ans:1 | 400 | items[0].productId | characters",
        "beans:1, | 400 | items[1] | expected",
        ",beans:1 | 400 | items[0] | expected",
        "beans:0 | 422 | items[0].quantity | between 1 and 10000",
        "beans:-1 | 422 | items[0].quantity | between 1 and 10000",
        "pot:1,beans:10001 | 422 | items[1].quantity | between 1 and 10000",
        "beans:1,pot:1,beans:1 | 422 | items[2].productId | beans was named before"})
    void refusesWithFieldAndReason(String items, int status, String field, String reason) {
        refused(items, status, field, reason);
    }

    @Test
    void refusesNothingAndMoreThanAHundred() {
        refused(null, 400, "items", "expected");
        assertThat(QuoteInput.read(products(100)).items()).hasSize(100);
        refused(products(101), 422, "items", "between 1 and 100");
    }

    private static void refused(String items, int status, String field, String reason) {
        var problem = catchThrowableOfType(ProblemException.class, () -> QuoteInput.read(items));

        assertThat(Problems.status(problem)).isEqualTo(status);
        assertThat(Problems.errors(problem)).extracting(FieldError::field).containsExactly(field);
        assertThat(Problems.errors(problem).get(0).reason()).contains(reason);
    }

    private static String products(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i + ":1").collect(Collectors.joining(","));
    }
}
