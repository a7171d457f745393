package dev.waybill.rest;

import java.util.List;

/**
 * Problem details, RFC 9457.
 *
 * @param type   a URI reference that names the kind of problem
 * @param errors by field, where the input is wrong; else null
 */
public record Problem(String type, String title, int status, String detail, String instance, List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
