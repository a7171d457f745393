package dev.waybill.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;

/** Says in the words of the interface, not of the code behind it, why a field could not be read. */
final class UnreadableReason {
    private UnreadableReason() {
    }

    static String of(JsonMappingException exception) {
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return "unknown field; known here: " + String.join(", ",
                    unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList());
        }
        if (exception instanceof ValueInstantiationException invalid && invalid.getCause() != null) {
            return "not acceptable: " + invalid.getCause().getMessage();
        }
        if (exception instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "wrong type or out of range; expected " + name(mismatch.getTargetType());
        }
        return exception.getOriginalMessage();
    }

    private static String name(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == int.class || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }
}
