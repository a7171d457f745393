package dev.waybill.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.analytics.figures.BucketSize;
import dev.waybill.rest.FieldError;
import dev.waybill.rest.ProblemException;
import dev.waybill.rest.Problems;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-15T09:30:00Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, HOUR, 2026-01-14T09:00Z, 2026-01-15T10:00Z",
        "-, -, DAY, 2026-01-14T00:00Z, 2026-01-16T00:00Z",
        "2026-01-13, -, DAY, 2026-01-13T00:00Z, 2026-01-16T00:00Z",
        "2026-01-13, 2026-01-14, DAY, 2026-01-13T00:00Z, 2026-01-14T00:00Z",
        "2026-01-13T23:59:59.999+09:00, 2026-01-13T15:00:00Z, HOUR, 2026-01-13T14:00Z, 2026-01-13T15:00Z",
        "-, 2026-01-10, HOUR, 2026-01-09T00:00Z, 2026-01-10T00:00Z"})
    void wholeBucketsOfUtc(String from, String to, BucketSize size, OffsetDateTime first, OffsetDateTime end) {
        assertThat(Period.of(from, to, size, NOW).bounded(size)).isEqualTo(new Period(first, end));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "yesterday, -, from", "-, 2026-13-01, to", "2026-02-30, -, from", "2026-01-14T09:00:00, -, from", "'', -, from",
        "+999999999-12-31T23:59:59Z, -, from", "+999999999-12-31T23:59:59-18:00, -, from", "1969-12-31, -, from", "-, 2026-01-14T09:00:00 01:00, to",
        "2026-01-15, 2026-01-15, from", "2026-01-16, -, from", "2020-01-01, 2026-01-01, from"})
    void whatIsNoPeriodIsRefusedWithItsField(String from, String to, String field) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Period.of(from, to, BucketSize.HOUR, NOW).bounded(BucketSize.HOUR))
                .satisfies(problem -> assertThat(Problems.errors(problem)).extracting(FieldError::field).containsExactly(field));
    }

    @Test
    void aThousandBucketsAreAllowedAndNoMore() {
        var first = OffsetDateTime.parse("2026-01-01T00:00:00Z");
        assertThat(Period.of(first.toString(), first.plusHours(1000).toString(), BucketSize.HOUR, NOW).bounded(BucketSize.HOUR)).isNotNull();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() ->
                Period.of(first.toString(), first.plusHours(1000).plusNanos(1000).toString(), BucketSize.HOUR, NOW).bounded(BucketSize.HOUR));
    }
}
