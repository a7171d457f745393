package dev.waybill.ra;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.transaction.xa.XAResource;

/** A session's part in the transaction manager's transactions, and whether it stands in one. */
final class Branch {
    private final XAResource session;
    private volatile boolean open;

    Branch(XAResource session) {
        this.session = session;
    }

    /** For the transaction manager. */
    XAResource resource() {
        return (XAResource) Proxy.newProxyInstance(Branch.class.getClassLoader(), new Class<?>[] {XAResource.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    boolean isOpen() {
        return open;
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("end")) {
            open = false;
        }
        try {
            Object result = method.invoke(session, arguments);
            if (method.getName().equals("start")) {
                open = true;
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
