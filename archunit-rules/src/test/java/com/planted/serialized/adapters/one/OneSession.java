package com.planted.serialized.adapters.one;

import dev.keyport.port.Secret;
import java.io.Serializable;
import java.util.List;

public final class OneSession implements Serializable {

    private static final long serialVersionUID = 1L;

    final List<Secret> secrets = List.of();
}
