package com.planted.internals.jobs;

import dev.keyport.registry.internal.Hidden;

public final class Peeking {

    Hidden hidden = new Hidden();
}
