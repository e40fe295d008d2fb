package com.planted.coreadapter.registry;

import com.planted.coreadapter.adapters.one.OneAdapter;

public final class Registry {
    Class<?> fallback = OneAdapter.class;
}
