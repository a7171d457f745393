package dev.waybill.system.history;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** Transactions of one thread, as a container keeps them: SQL and JPA on one connection, suspended by a new one. */
final class Transactions {
    private static final Set<String> CONTAINERS_ALONE = Set.of("commit", "rollback", "close", "setAutoCommit");

    private final Deque<Transaction> open = new ArrayDeque<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final DataSource database;
    private final EntityManagerFactory factory;
    private int commitToLose;

    Transactions(DataSource database) {
        this.database = database;
        factory = Persistence.createEntityManagerFactory("orders", Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", dataSource()));
    }

    /** What {@code jdbc/waybill} is to a bean. */
    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> method.getName().equals("getConnection")
                ? current().forBeans : method.invoke(database, arguments));
    }

    /** What {@code @PersistenceContext} is to a bean. */
    EntityManager entityManager() {
        return proxy(EntityManager.class, (method, arguments) -> method.invoke(current().entities(), arguments));
    }

    boolean active() {
        return !open.isEmpty();
    }

    /** Commits what the work did, or rolls it back where it throws. */
    <T> T inNew(Callable<T> work) throws Exception {
        var transaction = new Transaction(idle.isEmpty() ? database.getConnection() : idle.pop());
        open.push(transaction);
        try {
            T result = work.call();
            if (--commitToLose == 0) {
                throw new IllegalStateException("crashed before the commit");
            }
            transaction.commit();
            return result;
        } finally {
            open.pop();
            transaction.end();
        }
    }

    /** As in a crash before it: of the commits in the work, this one undoes all instead, counted from 1; 0 means none. */
    void losingCommit(int number, Work work) throws Exception {
        int outer = commitToLose;
        commitToLose = number;
        try {
            work.run();
        } finally {
            commitToLose = outer;
        }
    }

    private Transaction current() {
        if (open.isEmpty()) {
            throw new IllegalStateException("a bean uses the database outside of any transaction");
        }
        return open.peek();
    }

    private final class Transaction {
        private final Connection connection;
        private final Connection forBeans;
        private EntityManager entities;

        Transaction(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            forBeans = proxy(Connection.class, (method, arguments) ->
                    CONTAINERS_ALONE.contains(method.getName()) ? null : method.invoke(connection, arguments));
        }

        EntityManager entities() {
            if (entities == null) {
                entities = factory.createEntityManager();
                entities.getTransaction().begin();
            }
            return entities;
        }

        void commit() throws SQLException {
            if (entities != null) {
                entities.getTransaction().commit();
            }
            connection.commit();
        }

        void end() throws SQLException {
            connection.rollback();
            idle.push(connection);
            if (entities != null && entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        }
    }

    /** What one delivery, or one customer, does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Answers a call as the method would. */
    @FunctionalInterface
    interface Answer {
        Object to(java.lang.reflect.Method method, Object[] arguments) throws Exception;
    }

    static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(Transactions.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            try {
                return answer.to(method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
