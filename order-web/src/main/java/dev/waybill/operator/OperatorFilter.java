package dev.waybill.operator;

import dev.waybill.rest.ProblemException;
import dev.waybill.rest.ProblemException.Kind;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Here and not in web.xml, so that a refusal is a problem like all others. */
@Provider
@OperatorsOnly
@Priority(Priorities.AUTHORIZATION)
public class OperatorFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() == null) {
            throw new ProblemException(Kind.UNAUTHENTICATED, "The login of an operator is expected (HTTP Basic)");
        }
        if (!request.getSecurityContext().isUserInRole(OperatorStore.OPERATOR)) {
            throw new ProblemException(Kind.FORBIDDEN, "This is for operators");
        }
    }
}
