package org.jdbi.v3.core;

/** Stands in for JDBI's class: a rule looks at its package only. */
public class Handle {}
