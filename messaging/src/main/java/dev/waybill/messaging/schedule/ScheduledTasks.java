package dev.waybill.messaging.schedule;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedExecutors;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts tasks at their time, each in a thread of its own. The scheduler of a server may have a single thread, as Payara's
 * has: a task that ran for half a minute in it kept the relay from sending.
 */
@ApplicationScoped
public class ScheduledTasks {
    private static final Logger LOG = Logger.getLogger(ScheduledTasks.class.getName());

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService timer;
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService threads;

    /** Throws {@link RejectedExecutionException} where the server takes no tasks; else the task will run. */
    public void runAfter(Duration delay, Runnable task) {
        timer.schedule(() -> start(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Runs the task until it is cancelled, never twice at once: a run that takes longer than the period leaves the next ones
     * out, and one that fails is told in the log.
     */
    public ScheduledFuture<?> runEvery(Duration period, Duration first, Runnable task) {
        AtomicBoolean running = new AtomicBoolean();
        return timer.scheduleWithFixedDelay(() -> {
            if (running.compareAndSet(false, true)) {
                start(() -> run(task, running));
            }
        }, first.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Runs a task that ends with the application alone. Where it failed, or the server had no thread for it, it is begun anew
     * after {@code retry}; never in the thread of the scheduler, which it would not give back.
     */
    public ScheduledFuture<?> keepRunning(Duration retry, Runnable task) {
        AtomicBoolean running = new AtomicBoolean();
        Runnable lasting = ManagedExecutors.managedTask(() -> run(task, running), Map.of(ManagedTask.LONGRUNNING_HINT, "true"), null);
        return timer.scheduleWithFixedDelay(() -> {
            if (running.compareAndSet(false, true)) {
                try {
                    threads.execute(lasting);
                } catch (RuntimeException | OutOfMemoryError noneIsFree) {
                    running.set(false);
                    LOG.log(Level.WARNING, "There is no thread for a task that is to go on; it is tried again", noneIsFree);
                }
            }
        }, retry.toNanos(), retry.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void run(Runnable task, AtomicBoolean running) {
        try {
            task.run();
        } catch (Throwable failure) {
            // Thrown on to the server, it might be told to nobody, and end the task for ever.
            LOG.log(Level.SEVERE, "A task failed; its next run follows", failure);
        } finally {
            running.set(false);
        }
    }

    private void start(Runnable task) {
        try {
            threads.execute(task);
        } catch (RuntimeException | OutOfMemoryError noneIsFree) {
            // Late is better than never: whoever waits for its end would wait for ever.
            task.run();
        }
    }
}
