package com.planted.shown.adapters.one;

public abstract class Described {

    abstract String description();

    @Override
    public String toString() {
        return getClass().getSimpleName() + description();
    }
}
