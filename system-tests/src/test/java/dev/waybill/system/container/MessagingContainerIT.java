package dev.waybill.system.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Event;
import dev.waybill.messaging.outbox.OutboxRelay;
import dev.waybill.messaging.schedule.ScheduledTasks;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Outbox, relay and inbox in the container's own transactions, with a real broker and database. */
@ExtendWith(ArquillianExtension.class)
class MessagingContainerIT {
    private static final String IN_OUTBOX = "select count(*) from messaging.outbox where event_id = ?";
    private static final String SEEN = "select count(*) from messaging.inbox where consumer = ? and event_id = ?";

    @Inject
    Steps steps;
    @Inject
    OutboxRelay relay;
    @Inject
    ScheduledTasks tasks;

    @Deployment
    static Archive<?> application() {
        return Deployments.withTests(Steps.class, MessagingContainerIT.class);
    }

    @Test
    void whatIsPublishedIsHandledAtEverySubscription() throws Exception {
        Event<?> event = Steps.event();
        steps.publish(event);

        await().atMost(Duration.ofSeconds(30)).until(() -> steps.count(SEEN, "inventory", event.id()) == 1
                && steps.count(SEEN, "analytics", event.id()) == 1);
        assertThat(steps.count(IN_OUTBOX, event.id())).isZero();
        assertThat(steps.count("select count(*) from inventory.reservation where order_id = ?", event.subject())).isEqualTo(1);
    }

    /** The scheduler of Payara has one thread; the planning of 100,000 letters once kept all events waiting for 40 s. */
    @Test
    void theRelaySendsWhileOtherTasksTakeLong() throws Exception {
        CountDownLatch begun = new CountDownLatch(20);
        CountDownLatch end = new CountDownLatch(1);
        Runnable slow = () -> {
            begun.countDown();
            try {
                end.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        for (int i = 0; i < 20; i++) {
            tasks.runAfter(Duration.ZERO, slow);
        }
        try {
            assertThat(begun.await(30, TimeUnit.SECONDS)).as("all run at once").isTrue();
            Event<?> event = Steps.event();
            steps.publish(event);
            await().atMost(Duration.ofSeconds(30)).until(() -> steps.count(SEEN, "inventory", event.id()) == 1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aCheckedExceptionRollsThePublishedEventBack() throws Exception {
        Event<?> lost = Steps.event();
        Event<?> sent = Steps.event();
        assertThatThrownBy(() -> steps.publishAndFail(lost)).isInstanceOf(EJBException.class).hasRootCauseInstanceOf(IOException.class);
        steps.publish(sent);

        await().atMost(Duration.ofSeconds(30)).until(() -> steps.count(SEEN, "inventory", sent.id()) == 1);
        assertThat(steps.count(IN_OUTBOX, lost.id())).isZero();
        assertThat(steps.count(SEEN, "inventory", lost.id())).isZero();
    }

    @Test
    void aCheckedExceptionLeavesTheEventUnseen() throws Exception {
        List<Event<?>> events = List.of(Steps.event(), Steps.event());

        assertThatThrownBy(() -> steps.unseenAndFail("test", events)).hasRootCauseInstanceOf(IOException.class);
        assertThat(steps.unseen("test", events)).isEqualTo(2);
        assertThat(steps.unseen("test", events)).isZero();
        assertThat(steps.unseen("another", events)).isEqualTo(2);
    }

    @Test
    void twoAtTheSameTimeSeeAnEventOnce() throws Exception {
        List<Event<?>> events = List.of(Steps.event(), Steps.event(), Steps.event());
        List<Event<?>> reversed = List.of(events.get(2), events.get(1), events.get(0));
        var threads = Executors.newFixedThreadPool(2);
        Callable<Integer> one = () -> steps.unseen("race", events);
        Callable<Integer> other = () -> steps.unseen("race", reversed);

        int sum = 0;
        for (var result : threads.invokeAll(List.of(one, other, one, other))) {
            sum += result.get();
        }
        threads.shutdown();
        assertThat(sum).isEqualTo(3);
    }

    @Test
    void relaysAtTheSameTimeLoseNoEvent() throws Exception {
        Event<?>[] events = Stream.generate(Steps::event).limit(200).toArray(Event<?>[]::new);
        steps.publish(events);
        var threads = Executors.newFixedThreadPool(4);
        Callable<Integer> pass = () -> relay.relay();
        for (var result : threads.invokeAll(List.of(pass, pass, pass, pass))) {
            result.get();
        }
        threads.shutdown();

        for (Event<?> event : events) {
            await().atMost(Duration.ofSeconds(30)).until(() -> steps.count(SEEN, "inventory", event.id()) == 1);
        }
        assertThat(steps.count("select count(*) from inventory.reservation where order_id = any(?)",
                (Object) Arrays.stream(events).map(Event::subject).toArray(UUID[]::new))).isEqualTo(200);
    }
}
