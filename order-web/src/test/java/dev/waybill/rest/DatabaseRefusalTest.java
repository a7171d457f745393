package dev.waybill.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRefusalTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08001", "08006", "53100", "53300", "57P01", "57P03", "25006"})
    void anotherTimeItMayWork(String state) {
        assertThat(DatabaseRefusal.is(new SQLException("..", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22001", "25P02"})
    void ourOwnFault(String state) {
        assertThat(DatabaseRefusal.is(new SQLException("..", state))).isFalse();
    }

    @Test
    void somethingElse() {
        assertThat(DatabaseRefusal.is(new IllegalStateException("08001"))).isFalse();
    }
}
