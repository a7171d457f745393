package dev.waybill.customer;

import dev.waybill.rest.PlainText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param locale BCP 47 language tag, such as {@code en} or {@code ko-KR} */
public record ContactInput(@NotNull @Size(min = 1, max = 200) @PlainText String name,
                           @NotNull @Size(max = 254) @Email @Pattern(regexp = "[\\x21-\\x7e]+@[A-Za-z0-9.-]+",
                                   message = "must be an address of visible ASCII characters at a host name") String email,
                           @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
                                   message = "must be a language tag such as en or ko-KR") String locale) {
}
