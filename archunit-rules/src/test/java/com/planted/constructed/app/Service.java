package com.planted.constructed.app;

import com.planted.constructed.adapters.one.OneAdapter;

public final class Service {
    Object adapter = new OneAdapter();
}
