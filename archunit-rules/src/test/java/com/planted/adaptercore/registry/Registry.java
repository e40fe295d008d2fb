package com.planted.adaptercore.registry;

public final class Registry {}
