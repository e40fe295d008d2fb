package com.planted.internals.registry.internal;

public final class Cache {}
