package com.planted.recorded.adapters.one;

import dev.keyport.port.Secret;

public record OneLogin(String user, Secret secret) {}
