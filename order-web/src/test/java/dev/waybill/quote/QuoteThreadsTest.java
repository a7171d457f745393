package dev.waybill.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.rest.ProblemException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QuoteThreadsTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Object> answers = new ArrayList<>();
    private final QuoteThreads threads = new QuoteThreads();
    private boolean stopped;

    QuoteThreadsTest() {
        threads.atOnce = 2;
        threads.executor = proxy(ManagedExecutorService.class, argument -> {
            if (stopped) {
                throw new RejectedExecutionException();
            }
            tasks.add((Runnable) argument);
        });
    }

    @Test
    void theCallerDoesNotWait() {
        threads.answer(response(), QuoteThreadsTest::quote);

        assertThat(answers).isEmpty();
        tasks.remove().run();
        assertThat(answers).containsExactly(quote());
    }

    @Test
    void aFailureIsTheAnswer() {
        var failure = new IllegalStateException("no stock today");
        threads.answer(response(), () -> {
            throw failure;
        });
        tasks.remove().run();

        assertThat(answers).containsExactly(failure);
    }

    @Test
    void soIsAnError() {
        var failure = new StackOverflowError("too deep");
        threads.answer(response(), () -> {
            throw failure;
        });
        tasks.remove().run();

        assertThat(answers).containsExactly(failure);
    }

    @Test
    void tooManyAreRefusedUntilOneIsAnswered() {
        threads.answer(response(), QuoteThreadsTest::quote);
        threads.answer(response(), QuoteThreadsTest::quote);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> threads.answer(response(), QuoteThreadsTest::quote));

        tasks.remove().run();
        threads.answer(response(), QuoteThreadsTest::quote);
        assertThat(tasks).hasSize(2);
    }

    @Test
    void refusedByTheServerItKeepsNoPlace() {
        stopped = true;
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> threads.answer(response(), QuoteThreadsTest::quote));
        }
        stopped = false;
        threads.answer(response(), QuoteThreadsTest::quote);
        assertThat(tasks).hasSize(1);
    }

    private AsyncResponse response() {
        return proxy(AsyncResponse.class, answers::add);
    }

    private static QuoteView quote() {
        return new QuoteView(List.of(), null);
    }

    private static <T> T proxy(Class<T> type, Consumer<Object> onCall) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            onCall.accept(arguments[0]);
            return method.getReturnType() == boolean.class ? true : null;
        }));
    }
}
