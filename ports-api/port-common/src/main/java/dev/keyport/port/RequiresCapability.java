package dev.keyport.port;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method of a port: the {@link Capability} that a call of it uses. Every method that a port adds to {@link IntegrationPort}
 * has one, so that none can be called around the check.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresCapability {

    /** The capability's id, for example {@code "sync_invoice"}. */
    String value();

    /** The least role that may use it. A provider may ask for a higher one, never for a lower one. */
    Role role() default Role.MEMBER;
}
