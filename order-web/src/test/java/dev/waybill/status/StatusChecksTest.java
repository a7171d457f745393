package dev.waybill.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.health.DeepCheck;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever one check does, it is reported, and so are all the others. */
class StatusChecksTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<DeepCheck> all = new ArrayList<>();
    private final StatusChecks checks = new StatusChecks();

    @BeforeEach
    void prepare() {
        HealthCheckResponse.setResponseProvider(ResponseBuilder::new);
        checks.executor = proxy(ManagedExecutorService.class, threads);
        checks.checks = proxy(Instance.class, all);
        checks.timeout = Duration.ofMinutes(1);
        add("one", HealthCheckResponseBuilder::up);
        add("two", HealthCheckResponseBuilder::up);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        HealthCheckResponse.setResponseProvider(null);
    }

    @Test
    void isUpWhereAllAre() {
        assertThat(look().isUp()).isTrue();
    }

    @Test
    void isDownWhereOneIs() {
        add("bad", response -> response.down().withData("seconds", 7));

        assertThat(othersAreUpBeside("bad")).isEqualTo(Map.of("seconds", 7L));
    }

    @Test
    void oneThatThrowsIsDownWithItsReason() {
        add("bad", response -> {
            throw new SQLException("no such table");
        });

        assertThat(othersAreUpBeside("bad").get("reason")).asString().contains("no such table");
    }

    @Test
    void soIsOneWhoseExceptionSaysNothing() {
        add("bad", response -> {
            throw new NullPointerException();
        });

        assertThat(othersAreUpBeside("bad").get("reason")).asString().contains("NullPointerException");
    }

    @Test
    void soIsOneThatEndsWithAnError() {
        add("bad", response -> {
            throw new StackOverflowError("too deep");
        });

        assertThat(othersAreUpBeside("bad").get("reason")).asString().contains("too deep");
    }

    @Test
    void oneThatDoesNotAnswerInTimeIsDownAndGivesItsThreadBack() {
        checks.timeout = Duration.ofSeconds(1);
        var interrupted = new CountDownLatch(1);
        add("bad", response -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return response.up();
        });

        assertThat(othersAreUpBeside("bad")).isEqualTo(Map.of("reason", "no answer within PT1S"));
        await().until(() -> interrupted.getCount() == 0);
    }

    /** One that comes first by its name may not use up the time of those behind it either. */
    @Test
    void manyThatDoNotAnswerTakeNoLongerThanOne() {
        checks.timeout = Duration.ofSeconds(1);
        for (int i = 0; i < 3; i++) {
            add("bad-" + i, response -> {
                new CountDownLatch(1).await();
                return response.up();
            });
        }

        assertThat(look().checks()).extracting(check -> check.name() + " " + check.status())
                .containsExactly("bad-0 DOWN", "bad-1 DOWN", "bad-2 DOWN", "one UP", "two UP");
    }

    /** Returns what is told of the one that is down. */
    private Map<String, Object> othersAreUpBeside(String bad) {
        StatusView view = look();
        assertThat(view.isUp()).isFalse();
        assertThat(view.checks()).extracting(check -> check.name() + " " + check.status())
                .containsExactly(bad + " DOWN", "one UP", "two UP");
        return view.checks().get(0).data();
    }

    private StatusView look() {
        return checks.look().toCompletableFuture().join();
    }

    /** What a check answers, or throws. */
    private interface Answer {
        HealthCheckResponseBuilder to(HealthCheckResponseBuilder response) throws Exception;
    }

    private void add(String name, Answer answer) {
        all.add(new DeepCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HealthCheckResponse look(HealthCheckResponseBuilder response) throws Exception {
                return answer.to(response).build();
            }
        });
    }

    private static <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> method.invoke(real, arguments)));
    }
}
