package jakarta.ejb;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the one of Jakarta Enterprise Beans. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Stateless {}
