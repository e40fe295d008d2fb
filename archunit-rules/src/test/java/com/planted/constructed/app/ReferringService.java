package com.planted.constructed.app;

import com.planted.constructed.adapters.one.OneAdapter;
import java.util.function.Supplier;

public final class ReferringService {
    Supplier<Object> adapters = OneAdapter::new;
}
