package com.planted.recorded.adapters.one;

import dev.keyport.port.Credential;
import java.util.Map;

public record OneLogins(Map<String, Credential> credentials) {}
