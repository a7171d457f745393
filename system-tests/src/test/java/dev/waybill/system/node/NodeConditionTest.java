package dev.waybill.system.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeConditionTest {
    @Test
    void runsWhereNodeIs() {
        assertThat(NodeCondition.evaluate("a test", true, Map.of("CI", "true")).isDisabled()).isFalse();
    }

    @Test
    void isSkippedElsewhereAndSaysWhy() {
        var result = NodeCondition.evaluate("a test", false, Map.of());

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValueSatisfying(reason -> assertThat(reason).contains("a test", "needs Node"));
    }

    @Test
    void failsInCiInsteadOfBeingSkipped() {
        assertThatThrownBy(() -> NodeCondition.evaluate("a test", false, Map.of("CI", "true"))).hasMessageContaining("CI");
    }
}
