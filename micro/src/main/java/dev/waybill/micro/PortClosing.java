package dev.waybill.micro;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.annotation.Annotation;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Closes the HTTP port as soon as the server is told to end. Payara Micro takes the application and its pools apart before it
 * closes the port, and whoever comes in between gets 500; a client that is refused goes to another node. Requests in work end
 * within the time that {@code --shutdowngrace} gives them.
 */
@WebListener
public class PortClosing implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(PortClosing.class.getName());

    private final Thread hook = new Thread(this::close, "waybill-port-closing");

    @Override
    public void contextInitialized(ServletContextEvent event) {
        hook.setContextClassLoader(null);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "The server ends, and the hook runs", e);
        }
    }

    private void close() {
        try {
            // No artifact of Payara Micro has these classes to compile against.
            Object services = type("org.glassfish.internal.api.Globals").getMethod("getDefaultHabitat").invoke(null);
            Object grizzly = service(services, "com.sun.enterprise.v3.services.impl.GrizzlyService", null);
            Object listener = service(services, "org.glassfish.grizzly.config.dom.NetworkListener", "http-listener");
            Object proxy = call(grizzly, "lookupNetworkProxy", type("org.glassfish.grizzly.config.dom.NetworkListener"), listener);
            Object transport = call(call(proxy, "getUnderlyingListener"), "getTransport");
            type("org.glassfish.grizzly.SocketBinder").getMethod("unbindAll").invoke(transport);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "The port stays open until the server has stopped; requests until then may fail", e);
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, PortClosing.class.getClassLoader());
    }

    private static Object service(Object services, String type, String name) throws ReflectiveOperationException {
        return type("org.glassfish.hk2.api.ServiceLocator").getMethod("getService", Class.class, String.class, Annotation[].class)
                .invoke(services, type(type), name, new Annotation[0]);
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static Object call(Object target, String method, Class<?> type, Object argument) throws ReflectiveOperationException {
        return target.getClass().getMethod(method, type).invoke(target, argument);
    }
}
