package org.jdbi.v3.core;

import java.util.function.Function;

/** Stands for JDBI. */
public class Jdbi {

    public static Jdbi create(Object dataSource) {
        return new Jdbi();
    }

    public <R> R withHandle(Function<Handle, R> work) {
        return work.apply(new Handle());
    }
}
