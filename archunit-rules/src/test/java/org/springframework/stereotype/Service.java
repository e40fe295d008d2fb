package org.springframework.stereotype;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for a framework's annotation. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Service {}
