package dev.waybill.deadletter;

import dev.waybill.events.InvalidDataException;
import dev.waybill.events.Revision;
import dev.waybill.events.UnreadableEventException;
import dev.waybill.messaging.deadletter.ActionTable;
import dev.waybill.messaging.deadletter.DeadLetter;
import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import dev.waybill.messaging.deadletter.DeadLetters;
import dev.waybill.messaging.deadletter.FailureNotes;
import dev.waybill.messaging.deadletter.LetterId;
import dev.waybill.messaging.deadletter.NewAction;
import dev.waybill.rest.FieldError;
import dev.waybill.rest.Identifiers;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes what an operator asks for, if it can be done. It is recorded when this returns, and carried out afterwards. */
@ApplicationScoped
public class ActionDesk {
    @Inject
    DeadLetters letters;
    @Inject
    FailureNotes failures;
    @Inject
    ActionTable actions;

    ActionView begin(Kind kind, ActionInput input, String by) throws SQLException {
        if ((input.ids() == null) == (input.filter() == null)) {
            throw ProblemException.unacceptable(input.ids() == null ? "ids" : "filter", "either ids or a filter is expected");
        }
        return input.filter() == null
                ? record(new NewAction(kind, by, input.reason(), null, named(input.ids(), kind), null))
                : record(new NewAction(kind, by, input.reason(), input.filter().filter(), List.of(), null));
    }

    ActionView edit(DeadLetter letter, EditInput input, String by) throws SQLException {
        if (!letter.allows(Kind.EDIT)) {
            throw conflict("The letter has no text, or does not say where it came from; the console is left");
        }
        boolean inboxMayKnow = letter.consumer() != null && letter.eventId() != null
                && letter.eventId().matches(Identifiers.UUID_PATTERN);
        if (inboxMayKnow && failures.handled(letter)) {
            throw conflict(letter.consumer()
                    + " has handled the event after all: with a new id it would have a second effect. Discard the letter");
        }
        try {
            Revision revision = Revision.of(letter.text(), input.data());
            return record(new NewAction(Kind.EDIT, by, input.reason(), null, List.of(letter), revision));
        } catch (InvalidDataException e) {
            throw ProblemException.unacceptable(e.field(), e.getMessage());
        } catch (UnreadableEventException e) {
            throw conflict("The letter cannot be edited: " + e.getMessage());
        }
    }

    private ActionView record(NewAction action) throws SQLException {
        UUID id = actions.add(action);
        return ActionView.of(actions.find(id).get(0));
    }

    private List<DeadLetter> named(List<String> ids, Kind kind) throws SQLException {
        Map<LetterId, String> wanted = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            String field = "ids[" + i + "]";
            wanted.putIfAbsent(LetterId.parse(ids.get(i)).orElseThrow(() ->
                    ProblemException.unreadable(field, "the id of a dead letter is expected, address~queue~message")), field);
        }
        Map<LetterId, DeadLetter> found = letters.find(wanted.keySet()).stream()
                .collect(Collectors.toMap(DeadLetter::id, Function.identity(), (one, same) -> one));
        List<FieldError> errors = new ArrayList<>();
        wanted.forEach((id, field) -> {
            if (!found.containsKey(id)) {
                errors.add(new FieldError(field, "there is no such dead letter"));
            } else if (!found.get(id).allows(kind)) {
                errors.add(new FieldError(field, "has no text, or does not say where it came from; the console is left"));
            }
        });
        if (!errors.isEmpty()) {
            throw ProblemException.unacceptable(errors);
        }
        return List.copyOf(found.values());
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemException.Kind.CONFLICT, detail);
    }
}
