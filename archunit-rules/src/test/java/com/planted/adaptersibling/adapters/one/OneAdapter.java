package com.planted.adaptersibling.adapters.one;

import com.planted.adaptersibling.adapters.two.TwoAdapter;

public final class OneAdapter {
    TwoAdapter two = new TwoAdapter();
}
