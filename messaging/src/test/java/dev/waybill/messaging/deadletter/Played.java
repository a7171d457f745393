package dev.waybill.messaging.deadletter;

import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.function.BiFunction;

/** Objects of JMS that are played: a method is answered by its name and arguments, by null where nothing is to be said. */
public final class Played {
    private Played() {
    }

    public static <T> T as(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
    }

    /** @param id of the message, may be null */
    static TextMessage letter(String queue, String id, String text) {
        return as(TextMessage.class, (method, arguments) -> switch (method) {
            case "getJMSMessageID" -> id;
            case "getText", "getBody" -> text;
            case "getStringProperty" -> arguments[0].equals(LetterSelector.ORIGINAL_QUEUE) ? queue : null;
            case "propertyExists" -> false;
            default -> null;
        });
    }
}
