package dev.waybill.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.benchmark.system.OrderSystem;
import dev.waybill.benchmark.system.Progress;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final Progress WANTED = new Progress(20, 15, true);

    @Test
    void isCompleteOnlyWhenAllIsThereAndNothingIsOnItsWay() throws Exception {
        Queue<Progress> ahead = new ArrayDeque<>(List.of(new Progress(0, 0, false), new Progress(20, 14, true),
                new Progress(19, 15, true), new Progress(20, 15, false), WANTED));

        assertThat(settled(ahead).complete()).isTrue();
        assertThat(ahead).containsExactly(WANTED);
    }

    @Test
    void moreThanWantedIsNotWaitedFor() throws Exception {
        assertThat(settled(new ArrayDeque<>(List.of(new Progress(22, 16, true)))).complete()).isTrue();
    }

    @Test
    void givesUpWhereNothingIsOnItsWayAndSomethingIsMissing() throws Exception {
        long begun = System.nanoTime();
        Settling.End end = settled(new ArrayDeque<>(List.of(new Progress(20, 14, true))));

        assertThat(end.complete()).isFalse();
        assertThat(end.nanos()).as("its last change, not the end of the patience").isBetween(begun, System.nanoTime() - 4_000_000_000L);
    }

    /** The last one stays. */
    private static Settling.End settled(Queue<Progress> ahead) throws Exception {
        var system = (OrderSystem) Proxy.newProxyInstance(OrderSystem.class.getClassLoader(), new Class<?>[] {OrderSystem.class},
                (proxy, method, arguments) -> ahead.size() > 1 ? ahead.remove() : ahead.peek());
        return new Settling(system, null).await(WANTED);
    }
}
