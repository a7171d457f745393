package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Money;
import dev.waybill.rest.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderIntakeTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Groups groups = new Groups();
    private final OrderIntake intake = new OrderIntake();

    @BeforeEach
    void wire() {
        intake.taking = groups;
        intake.desk = new OrderDesk() {
            @Override
            public Optional<OrderView> takenBefore(OrderInput input, String key) {
                return "used".equals(key) ? Optional.of(view(UUID.randomUUID(), "before")) : Optional.empty();
            }
        };
        intake.groupSize = 100;
        intake.groupsAtOnce = 1;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void requestsThatComeDuringACommitShareTheNext() throws Exception {
        var alone = take("ada");
        groups.begun.await();
        List<CompletableFuture<OrderView>> together = List.of(takeNext("bea"), takeNext("cem"), takeNext("dora"));
        assertThat(alone).isNotDone();
        groups.commit.countDown();

        together.forEach(CompletableFuture::join);
        assertThat(groups.customers()).containsExactly(List.of("ada"), List.of("bea", "cem", "dora"));
        assertThat(together.get(1).join().customerId()).isEqualTo("cem");
    }

    @Test
    void oneWhoseDataFailsHindersNoOther() throws Exception {
        var first = take("ada");
        groups.begun.await();
        var good = takeNext("bea");
        var bad = takeNext("no\0body");
        groups.commit.countDown();

        assertThat(first.join().customerId()).isEqualTo("ada");
        assertThat(good.join().customerId()).isEqualTo("bea");
        assertThat(bad).failsWithin(Duration.ofSeconds(10)).withThrowableThat().withMessageContaining("0x00");
    }

    /** It may have been committed: taken again, the orders would be there twice. */
    @Test
    void aGroupIsNotTakenAgainWhereItsCommitIsInDoubt() throws Exception {
        var first = take("ada");
        groups.begun.await();
        var second = takeNext("bea");
        var third = takeNext("lost connection");
        groups.commit.countDown();

        first.join();
        assertThat(second).failsWithin(Duration.ofSeconds(10));
        assertThat(third).failsWithin(Duration.ofSeconds(10));
        assertThat(groups.customers()).containsExactly(List.of("ada"), List.of("bea", "lost connection"));
    }

    @Test
    void whatIsRefusedHindersNoOther() {
        groups.commit.countDown();
        var refused = take("refused");

        assertThat(take("ada").join().customerId()).isEqualTo("ada");
        assertThat(refused).failsWithin(Duration.ofSeconds(10)).withThrowableThat()
                .withCauseInstanceOf(ProblemException.class).withMessageContaining("no such product");
    }

    @Test
    void aRepetitionGetsItsOrderEvenWhereItWouldBeRefusedToday() throws Exception {
        groups.commit.countDown();

        assertThat(intake.take(input("refused"), "used", null).customerId()).isEqualTo("before");
    }

    /** It would look for somebody to lead for as long as the commit lasts. */
    @Test
    void aThreadWhoseRequestAnotherLeadsSleeps() throws Exception {
        var first = new CountDownLatch(1);
        intake.groupsAtOnce = 2;
        intake.waiting = new ConcurrentLinkedQueue<>() {
            @Override
            public boolean add(WaitingRequest request) {
                super.add(request);
                if (request.request().input().customerId().equals("led")) {
                    first.countDown();
                    await().until(this::isEmpty);
                }
                return true;
            }
        };
        var led = new Thread(() -> take("led", Runnable::run).join());
        led.start();
        first.await();
        var leader = take("leader");
        groups.begun.await();

        await().until(() -> led.getState() == Thread.State.WAITING);
        groups.commit.countDown();
        assertThat(leader.join().customerId()).isEqualTo("leader");
        led.join();
        assertThat(groups.customers()).containsExactly(List.of("led", "leader"));
    }

    private CompletableFuture<OrderView> take(String customer) {
        return take(customer, threads);
    }

    private CompletableFuture<OrderView> take(String customer, Executor executor) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return intake.take(input(customer), null, null);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }, executor);
    }

    /** Queued, behind those that wait already. */
    private CompletableFuture<OrderView> takeNext(String customer) {
        int before = intake.waiting.size();
        var order = take(customer);
        await().until(() -> intake.waiting.size() == before + 1);
        return order;
    }

    private static OrderInput input(String customer) {
        return new OrderInput(customer, List.of(new OrderInput.Item("beans", 1)), null);
    }

    private static OrderView view(UUID id, String customer) {
        return new OrderView(id, customer, OrderStatus.PENDING, null, List.of(), Money.of("1", "EUR"), OffsetDateTime.now(),
                OffsetDateTime.now());
    }

    /** The first group's commit waits to be let go. */
    private static final class Groups extends OrderTaking {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch commit = new CountDownLatch(1);
        private final List<List<String>> customers = new ArrayList<>();

        @Override
        public TakenOrders take(List<OrderRequest> requests) throws SQLException {
            List<String> names = requests.stream().map(request -> request.input().customerId()).toList();
            synchronized (this) {
                customers.add(names);
            }
            begun.countDown();
            try {
                commit.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (names.contains("no\0body")) {
                throw new SQLException("invalid byte sequence 0x00", "22021");
            }
            if (names.contains("lost connection")) {
                throw new IllegalStateException(new SQLException("connection lost", "08006"));
            }
            Map<UUID, OrderView> taken = new HashMap<>();
            Map<UUID, ProblemException> refused = new HashMap<>();
            for (OrderRequest request : requests) {
                if (request.input().customerId().equals("refused")) {
                    refused.put(request.id(), ProblemException.unacceptable("items[0].productId", "no such product"));
                } else {
                    taken.put(request.id(), view(request.id(), request.input().customerId()));
                }
            }
            return new TakenOrders(taken, refused);
        }

        synchronized List<List<String>> customers() {
            return List.copyOf(customers);
        }
    }
}
