package dev.waybill.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;

class CarefulEndpointTest {
    private final List<String> calls = new ArrayList<>();
    private final Method onMessage = MessageListener.class.getMethods()[0];

    @Test
    void aDeliveryInATransactionGoesOn() throws Exception {
        MessageEndpoint endpoint = endpoint(true);
        endpoint.beforeDelivery(onMessage);
        ((MessageListener) endpoint).onMessage(null);
        endpoint.afterDelivery();
        assertThat(calls).containsExactly("beforeDelivery", "start", "onMessage", "afterDelivery", "end");
    }

    @Test
    void withoutATransactionTheDeliveryFailsBeforeAnythingIsAcknowledged() throws Exception {
        MessageEndpoint endpoint = endpoint(false);
        assertThatThrownBy(() -> endpoint.beforeDelivery(onMessage)).isInstanceOf(ResourceException.class);
        assertThat(calls).containsExactly("beforeDelivery", "afterDelivery");
    }

    @Test
    void theTransactionOfAnEarlierDeliveryDoesNotCount() throws Exception {
        var begins = new ArrayList<>(List.of(true, false));
        MessageEndpoint endpoint = factory(begins).createEndpoint(session());
        endpoint.beforeDelivery(onMessage);
        endpoint.afterDelivery();
        assertThatThrownBy(() -> endpoint.beforeDelivery(onMessage)).isInstanceOf(ResourceException.class);
    }

    private MessageEndpoint endpoint(boolean begins) throws Exception {
        return factory(new ArrayList<>(List.of(begins))).createEndpoint(session());
    }

    /** A server that begins a transaction for each delivery, or does not and says nothing. */
    private MessageEndpointFactory factory(List<Boolean> begins) {
        return new CarefulEndpointFactory(proxy((method, arguments) -> server((XAResource) arguments[0], begins), MessageEndpointFactory.class));
    }

    private MessageEndpoint server(XAResource session, List<Boolean> begins) {
        var begun = new boolean[1];
        return proxy((method, arguments) -> {
            calls.add(method);
            if (method.equals("beforeDelivery")) {
                begun[0] = begins.remove(0);
                if (begun[0]) {
                    session.start(null, XAResource.TMNOFLAGS);
                }
            }
            if (method.equals("afterDelivery") && begun[0]) {
                session.end(null, XAResource.TMSUCCESS);
            }
            return null;
        }, MessageEndpoint.class, MessageListener.class);
    }

    private XAResource session() {
        return proxy((method, arguments) -> calls.add(method) ? null : null, XAResource.class);
    }

    private interface Answer {
        Object to(String method, Object[] arguments) throws Exception;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Answer answer, Class<?>... types) {
        return (T) Proxy.newProxyInstance(CarefulEndpointTest.class.getClassLoader(), types,
                (proxy, method, arguments) -> answer.to(method.getName(), arguments));
    }
}
