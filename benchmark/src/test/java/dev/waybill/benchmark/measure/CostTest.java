package dev.waybill.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.benchmark.machine.Use;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CostTest {
    private final Moment before = moment(0, new Use(100, 1_000), new Use(10, 0), 200, 5);
    private final Moment after = moment(2_000_000_000L, new Use(300, 5_000), new Use(50, 0), 640, 25);

    @Test
    void isWhatWasUsedInBetweenForEachOrder() {
        Cost cost = new Cost(before, after, 10);

        assertThat(cost.cpuMillis()).containsExactly(Map.entry("app server", 20.0));
        assertThat(cost.bytesWritten()).containsExactly(Map.entry("app server", 400.0));
        assertThat(cost.clientCpuMillis()).isEqualTo(4);
        assertThat(cost.flushes()).isEqualTo(2);
    }

    @Test
    void othersAreWhoUsedTheRestOfTheMachine() {
        assertThat(new Cost(before, after, 10).coresUsedByOthers()).isEqualTo((640 - 200 - 200 - 40) / 2000.0);
    }

    @Test
    void anOrderThatWasNotTakenCostsWhatWasUsed() {
        assertThat(new Cost(before, after, 0).clientCpuMillis()).isEqualTo(40);
    }

    private static Moment moment(long nanos, Use appServer, Use client, long busyMillis, long flushes) {
        return new Moment(nanos, new TreeMap<>(Map.of("app server", appServer)), client, busyMillis, flushes);
    }
}
