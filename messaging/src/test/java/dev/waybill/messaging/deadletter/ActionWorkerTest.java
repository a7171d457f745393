package dev.waybill.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import dev.waybill.messaging.deadletter.DeadLetterAction.State;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two actions that have a problem, on a node whose turn it is or is not. */
class ActionWorkerTest {
    private final List<UUID> advanced = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<DeadLetterAction> open = new ArrayList<>(List.of(action(), action()));
    private final ActionWorker worker = new ActionWorker();
    private boolean ourTurn = true;
    private boolean works = true;
    private int waiting;
    private int asked;

    ActionWorkerTest() {
        worker.perSecond = 10;
        worker.actions = new ActionTable() {
            @Override
            public List<DeadLetterAction> open() {
                return open;
            }
        };
        worker.lease = new WorkerLease() {
            @Override
            public boolean take(UUID worker) {
                asked++;
                return ourTurn;
            }
        };
        worker.execution = new ActionExecution() {
            @Override
            public int advance(DeadLetterAction action, int limit, UUID worker) {
                advanced.add(action.id());
                if (!works) {
                    throw new IllegalStateException("still");
                }
                int portion = Math.min(waiting, limit);
                waiting -= portion;
                return portion;
            }
        };
        worker.progress = new ActionProgress() {
            @Override
            public void problem(UUID action, String problem) {
                problems.add(problem);
            }
        };
    }

    @Test
    void whoseTurnItIsNotLeavesTheProblem() {
        ourTurn = false;
        worker.work();

        assertThat(advanced).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aProblemIsGoneOnceTheActionHasGoneOn() {
        worker.work();

        assertThat(advanced).hasSize(2);
        assertThat(problems).containsExactly(null, null);
    }

    @Test
    void anActionForWhichNothingIsLeftOfTheSecondKeepsItsProblem() {
        waiting = 100;
        worker.work();

        assertThat(advanced).containsOnly(open.get(0).id());
        assertThat(problems).hasSize(1);
    }

    @Test
    void aProblemThatStaysDoesNotHoldUpTheOthers() {
        works = false;
        worker.work();

        assertThat(advanced).hasSize(2);
        assertThat(problems).containsExactly("still", "still");
    }

    @Test
    void whereNothingIsOpenNothingIsWritten() {
        open.clear();
        worker.work();

        assertThat(asked).isZero();
    }

    private static DeadLetterAction action() {
        return new DeadLetterAction(UUID.randomUUID(), Kind.RETRY, "ada", null, null, null, State.RUNNING, 0, 0, 0, 0,
                "a problem", null);
    }
}
