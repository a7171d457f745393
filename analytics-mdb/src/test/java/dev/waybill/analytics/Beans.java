package dev.waybill.analytics;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Wires beans without a container: each field gets the collaborator of its type. */
public final class Beans {
    private Beans() {
    }

    public static <T> T wire(T bean, Object... collaborators) {
        try {
            for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    for (Object collaborator : collaborators) {
                        if (!Modifier.isStatic(field.getModifiers()) && field.getType().isInstance(collaborator)) {
                            field.setAccessible(true);
                            field.set(bean, collaborator);
                        }
                    }
                }
            }
            return bean;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
