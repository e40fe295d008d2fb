package dev.keyport.port;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a port interface: the {@link IntegrationDomain} that it serves. One port serves one domain. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PortDomain {

    /** The domain's value, for example {@code "accounting"}. */
    String value();
}
