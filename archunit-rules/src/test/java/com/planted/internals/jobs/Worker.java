package com.planted.internals.jobs;

import com.planted.internals.registry.internal.Cache;

public final class Worker {
    Cache[] caches = {};
}
