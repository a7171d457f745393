package dev.waybill.messaging.transaction;

import jakarta.ejb.EJBException;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/**
 * A session bean commits when a checked exception leaves it: a {@code JMSException} once committed the removal of events
 * that were never sent. This turns every one into a system exception, which rolls back (Jakarta Enterprise Beans, 14.2).
 */
public class RollbackOnCheckedException {
    @AroundInvoke
    Object invoke(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RuntimeException rollsBackAnyhow) {
            throw rollsBackAnyhow;
        } catch (Exception checked) {
            throw new EJBException(checked);
        }
    }
}
