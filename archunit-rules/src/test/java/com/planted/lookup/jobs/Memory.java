package com.planted.lookup.jobs;

import sun.misc.Unsafe;

public final class Memory {
    Class<?> type = Unsafe.class;
}
