package dev.waybill.catalogue;

import dev.waybill.events.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;

/** An amount that a product may cost: 0 to a million, so that no total outgrows its column. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Price.Range.class)
public @interface Price {
    String message() default "must be from 0 to 1000000";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is for {@code @NotNull} to refuse. */
    class Range implements ConstraintValidator<Price, Money> {
        private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000);

        @Override
        public boolean isValid(Money money, ConstraintValidatorContext context) {
            return money == null || money.amount().signum() >= 0 && money.amount().compareTo(HIGHEST) <= 0;
        }
    }
}
