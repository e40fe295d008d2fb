package com.planted.adaptersibling.adapters.two;

public final class TwoAdapter {}
