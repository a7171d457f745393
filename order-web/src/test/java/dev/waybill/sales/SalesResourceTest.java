package dev.waybill.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.rest.ProblemException;
import dev.waybill.rest.Problems;
import org.junit.jupiter.api.Test;

class SalesResourceTest {
    /** A page of another site can have a browser, which keeps the login, send a request without a body, but no JSON. */
    @Test
    void aRebuildNeedsABody() {
        var problem = catchThrowableOfType(ProblemException.class, () -> new SalesResource().rebuild(null));

        assertThat(Problems.status(problem)).isEqualTo(400);
    }
}
