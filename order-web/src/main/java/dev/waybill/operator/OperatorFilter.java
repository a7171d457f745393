package dev.waybill.operator;

import dev.waybill.rest.ProblemException;
import dev.waybill.rest.ProblemException.Kind;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Login by HTTP Basic (RFC 7617) where it is asked for. An authentication mechanism of the container would be asked for every
 * request, also for those that need none, and took a tenth of the CPU time of an order; and its refusal is no problem+json.
 */
@Provider
@OperatorsOnly
@Priority(Priorities.AUTHENTICATION)
public class OperatorFilter implements ContainerRequestFilter {
    @Inject
    IdentityStoreHandler stores;

    @Override
    public void filter(ContainerRequestContext request) {
        CredentialValidationResult login = BasicLogin.of(request.getHeaderString(HttpHeaders.AUTHORIZATION)).map(stores::validate)
                .orElse(CredentialValidationResult.NOT_VALIDATED_RESULT);
        if (login.getStatus() != Status.VALID) {
            throw new ProblemException(Kind.UNAUTHENTICATED, "The login of an operator is expected (HTTP Basic)");
        }
        if (!login.getCallerGroups().contains(OperatorStore.OPERATOR)) {
            throw new ProblemException(Kind.FORBIDDEN, "This is for operators");
        }
        request.setSecurityContext(new OperatorContext(login.getCallerPrincipal(), login.getCallerGroups(),
                request.getSecurityContext().isSecure()));
    }
}
