package dev.waybill.system.history;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Orders of which the provider refuses the first. */
class RefusedOrderHistoriesTest {
    private static World world;

    @BeforeContainer
    static void start() throws IOException {
        world = new World("PT4H");
    }

    @AfterContainer
    static void stop() throws IOException {
        world.close();
    }

    @Property(tries = 3_750)
    @Label("orders of which the first is refused by the provider")
    void everyHistoryEndsWell(@ForAll @Size(max = 40) byte[] choices, @ForAll @IntRange(min = 1, max = 3) int orders,
                              @ForAll @IntRange(min = 1, max = 7) int pieces, @ForAll boolean regretted) throws Exception {
        new History(world, choices, orders, pieces, true).check(regretted);
    }
}
