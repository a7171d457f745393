package dev.waybill.system.history;

import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** Charges that are given up at the first failure. */
class GivenUpChargeHistoriesTest {
    private static World world;

    @BeforeContainer
    static void start() throws IOException {
        world = new World("PT0S");
    }

    @AfterContainer
    static void stop() throws IOException {
        world.close();
    }

    @Property(tries = 2_500)
    @Label("charges that are given up at the first failure")
    void everyHistoryWithChargesGivenUpEndsWell(@ForAll @Size(max = 40) byte[] choices,
                                                @ForAll @IntRange(min = 1, max = 2) int orders,
                                                @ForAll boolean regretted) throws Exception {
        new History(world, choices, orders, 4, false).check(regretted);
        Statistics.label("orders").coverage(seen -> seen.checkQuery(values -> values.toString().contains("charge failed"))
                .count(count -> count > 0));
    }

    /** The world once took the commit that a delivery loses from the relay of another one, and left its events in the outbox. */
    @Example
    void aDeliveryThatDiesTakesNothingFromAnotherThatEndsMeanwhile() throws Exception {
        new History(world, new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 2, 0, -10, 0, 0, 1, 2}, 1, 4, false).check(false);
    }
}
