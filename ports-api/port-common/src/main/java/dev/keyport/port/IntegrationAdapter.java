package dev.keyport.port;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the implementation of a port for one provider.
 *
 * <p>It registers nothing: adapters are registered explicitly, with an {@link AdapterFactory}. It tells readers, architecture
 * rules and, as a {@link Qualifier}, dependency injection containers which adapter a class is.
 */
@Documented
@Qualifier
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface IntegrationAdapter {

    /** The domain's value, for example {@code "accounting"}. */
    String domain();

    /** The provider's slug, for example {@code "xero"}. */
    String slug();
}
