package com.planted.constructed.adapters.one;

import dev.keyport.port.IntegrationAdapter;

@IntegrationAdapter(domain = "kyc", slug = "one")
public final class OneAdapter {}
