package org.springframework.scheduling.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for Spring's. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Async {}
