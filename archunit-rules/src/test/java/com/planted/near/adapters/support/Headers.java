package com.planted.near.adapters.support;

import java.util.HashMap;
import java.util.Map;

/** Shared by adapters, and none itself. */
public final class Headers {

    private final Map<String, String> values = new HashMap<>();

    public void set(String name, String value) {
        values.put(name, value);
    }

    @Override
    public String toString() {
        return "Headers" + values.keySet();
    }
}
