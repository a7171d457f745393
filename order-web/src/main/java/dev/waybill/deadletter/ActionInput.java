package dev.waybill.deadletter;

import dev.waybill.rest.Paging;
import dev.waybill.rest.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What to do it to: either the letters with these ids, or all that match the filter ({@code {}} is all there are).
 *
 * @param reason why, for the audit
 */
public record ActionInput(@Size(min = 1, max = Paging.LARGEST_LIMIT) List<@NotNull String> ids, @Valid FilterInput filter,
                          @PlainText @Size(min = 1, max = 500) String reason) {
}
