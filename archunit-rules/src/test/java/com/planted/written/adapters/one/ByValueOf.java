package com.planted.written.adapters.one;

import dev.keyport.port.ConnectionContext;
import java.util.Objects;

public final class ByValueOf {

    String header(ConnectionContext connection) {
        return Objects.toString(connection.openCredential());
    }
}
