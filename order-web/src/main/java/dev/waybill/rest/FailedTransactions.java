package dev.waybill.rest;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionalException;

/**
 * Stands around every transaction of a request. An implementation of JAX-RS may keep a mapper of its own for
 * {@link TransactionalException}, which comes before ours and answers with a page: so what comes out here is another one.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class FailedTransactions {
    @AroundInvoke
    Object rename(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (TransactionalException failure) {
            throw new FailedTransactionException(failure);
        }
    }
}
