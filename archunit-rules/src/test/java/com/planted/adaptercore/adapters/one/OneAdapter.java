package com.planted.adaptercore.adapters.one;

import com.planted.adaptercore.registry.Registry;

public final class OneAdapter {
    Registry registry = new Registry();
}
