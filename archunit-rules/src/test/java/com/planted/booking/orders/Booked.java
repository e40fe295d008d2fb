package com.planted.booking.orders;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.transaction.annotation.Transactional;

/** A team's own mark. */
@Transactional
@Retention(RetentionPolicy.RUNTIME)
public @interface Booked {}
