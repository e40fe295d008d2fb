package com.planted.elsewhere.domain;

import com.planted.elsewhere.out.one.OneAdapter;

public final class OrderService {
    Object kyc = new OneAdapter();
}
