package com.planted.near.orders.internal;

public final class OrderNumbers {

    private int last;

    public int next() {
        return ++last;
    }
}
