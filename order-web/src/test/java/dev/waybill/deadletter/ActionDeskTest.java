package dev.waybill.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.messaging.deadletter.DeadLetter;
import dev.waybill.messaging.deadletter.FailureNotes;
import dev.waybill.messaging.deadletter.LetterId;
import dev.waybill.rest.ProblemException;
import dev.waybill.rest.Problems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionDeskTest {
    private final List<String> lookedFor = new ArrayList<>();
    private final ActionDesk desk = new ActionDesk();

    ActionDeskTest() {
        desk.failures = new FailureNotes() {
            @Override
            public boolean handled(DeadLetter letter) {
                lookedFor.add(letter.eventId());
                return true;
            }
        };
    }

    @Test
    void whatWasHandledAfterAllIsNotEdited() {
        String id = "01936F0E-5d3c-7a41-9c52-3f8e6f0b2d11";

        assertThat(edit(id)).isEqualTo(409);
        assertThat(lookedFor).containsExactly(id);
    }

    /** The inbox knows ids that are UUIDs and no others; the database would not even read this one. */
    @Test
    void noInboxIsAskedForWhatIsNoId() {
        assertThat(edit("-".repeat(36))).as("its data is looked at").isEqualTo(422);
        assertThat(lookedFor).isEmpty();
    }

    private int edit(String eventId) {
        var id = LetterId.parse("order.events~inventory.order-events~7f1d2c9a-c7a1-11f0-9a2e-0242ac120002").orElseThrow();
        var letter = new DeadLetter(id, 1, eventId, "order.created", "o", "[]", null, null);
        var input = new EditInput(JsonNodeFactory.instance.textNode("no object"), "mended");
        return Problems.status(catchThrowableOfType(ProblemException.class, () -> desk.edit(letter, input, "ada")));
    }
}
