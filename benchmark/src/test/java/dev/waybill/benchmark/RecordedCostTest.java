package dev.waybill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecordedCostTest {
    private static final RecordedCost RECORDED = new RecordedCost(6, 40_000);

    @Test
    void anOrderMayCostTwiceWhatWasRecorded() {
        assertThat(RECORDED.limit(40_000)).isEqualTo(12);
    }

    @Test
    void aMachineThatTakesHalfAsMuchAgainForTheStartMayTakeHalfAsMuchAgainForAnOrder() {
        assertThat(RECORDED.limit(60_000)).isEqualTo(18);
    }

    @Test
    void whatIsRecordedIsMoreThanNothing() throws IOException {
        RecordedCost recorded = RecordedCost.read();
        assertThat(recorded.cpuMillis()).isPositive();
        assertThat(recorded.startCpuMillis()).isPositive();
    }
}
