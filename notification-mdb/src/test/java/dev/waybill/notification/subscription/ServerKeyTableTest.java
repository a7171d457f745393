package dev.waybill.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.notification.Beans;
import dev.waybill.notification.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerKeyTableTest {
    private static final int NODES = 8;

    @Test
    void nodesThatStartAtOnceAgree() throws Exception {
        var database = TestDatabase.empty();
        var start = new CyclicBarrier(NODES);
        var threads = Executors.newFixedThreadPool(NODES);
        List<Callable<String>> nodes = IntStream.range(0, NODES).<Callable<String>>mapToObj(node -> () -> {
            var keys = Beans.wire(new ServerKeys(), Beans.wire(new ServerKeyTable(), database));
            start.await();
            return keys.keys().extractPublicKeyInUncompressedFormAsString();
        }).toList();

        List<String> found = new ArrayList<>();
        for (Future<String> key : threads.invokeAll(nodes)) {
            found.add(key.get());
        }
        threads.shutdown();

        assertThat(found).hasSize(NODES).containsOnly(found.get(0));
        assertThat(TestDatabase.rows("select count(*) from notification.push_key")).containsExactly("1");
    }
}
