package dev.keyport.registry.internal;

/** Stands for what another project keeps to itself. */
public final class Hidden {}
