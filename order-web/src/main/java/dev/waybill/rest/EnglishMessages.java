package dev.waybill.rest;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;

/** Constraint messages in English. */
record EnglishMessages(MessageInterpolator messages) implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
        return messages.interpolate(template, context, Locale.ENGLISH);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return messages.interpolate(template, context, Locale.ENGLISH);
    }
}
