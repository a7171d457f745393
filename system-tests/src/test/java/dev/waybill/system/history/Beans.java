package dev.waybill.system.history;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The beans as a container would wire them, one of each class, with its transaction boundaries: session beans in a
 * transaction of their own, {@code @Transactional} as it says. So thousands of histories run in a minute.
 */
final class Beans {
    private static final List<Class<? extends Annotation>> INJECTED = List.of(Inject.class, Resource.class, EJB.class, PersistenceContext.class);

    private final Transactions transactions;
    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();

    Beans(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Stands for every injection point of this type. */
    <T> Beans with(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    /** A value that is not the default. */
    Beans with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    <T> T get(Class<T> type) {
        Object bean = beans.get(type);
        if (bean == null) {
            bean = create(type);
            beans.put(type, bean);
            wire(type, bean);
        }
        return type.cast(bean);
    }

    private <T> T create(Class<T> type) {
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Class<? extends T> subclass = new ByteBuddy().subclass(type)
                    .method(ElementMatchers.isPublic().and(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class))))
                    .intercept(MethodDelegation.to(new Boundary(type)))
                    .make().load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup)).getLoaded();
            var constructor = subclass.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no bean of " + type, e);
        }
    }

    private void wire(Class<?> type, Object bean) {
        for (Field field : type.getDeclaredFields()) {
            if (INJECTED.stream().anyMatch(field::isAnnotationPresent)) {
                field.setAccessible(true);
                ConfigProperty setting = field.getAnnotation(ConfigProperty.class);
                try {
                    field.set(bean, setting == null ? get(field.getType()) : value(field.getType(), setting));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private Object value(Class<?> type, ConfigProperty setting) {
        String text = settings.getOrDefault(setting.name(), setting.defaultValue());
        if (type == Optional.class) {
            return Optional.ofNullable(settings.get(setting.name()));
        }
        return type == int.class ? (Object) Integer.parseInt(text) : type == boolean.class ? (Object) Boolean.parseBoolean(text)
                : type == Duration.class ? Duration.parse(text) : text;
    }

    /** What the container does around a call. */
    public final class Boundary {
        private final Class<?> type;

        Boundary(Class<?> type) {
            this.type = type;
        }

        @RuntimeType
        public Object around(@Origin Method method, @SuperCall Callable<Object> call) throws Exception {
            if (type.isAnnotationPresent(Stateless.class)) {
                return transactions.inNew(call);
            }
            Transactional boundary = Optional.ofNullable(method.getAnnotation(Transactional.class)).orElse(type.getAnnotation(Transactional.class));
            if (boundary == null || boundary.value() == TxType.SUPPORTS || transactions.active()) {
                return call.call();
            }
            if (boundary.value() == TxType.MANDATORY) {
                throw new IllegalStateException(method + " needs its caller's transaction");
            }
            return transactions.inNew(call);
        }
    }
}
