package com.planted.internals.registry;

import com.planted.internals.registry.internal.Cache;

public final class Registry {
    Cache cache = new Cache();
}
