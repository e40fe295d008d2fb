package com.planted.threadbound.orders;

public final class CurrentTenant extends InheritableThreadLocal<String> {}
