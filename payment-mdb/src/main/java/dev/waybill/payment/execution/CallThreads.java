package dev.waybill.payment.execution;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Threads of the server for calls to the provider, kept for a minute for the next ones. An executor of the server captures
 * the context of each task anew, which is dear (ADR 27).
 */
@ApplicationScoped
public class CallThreads {
    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory factory;

    private ExecutorService threads;

    @PostConstruct
    void open() {
        threads = Executors.newCachedThreadPool(factory);
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    /** Throws {@link RejectedExecutionException} where the server has no thread to give; else the task will run. */
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (IllegalStateException factoryStopped) {
            throw new RejectedExecutionException(factoryStopped);
        }
    }
}
