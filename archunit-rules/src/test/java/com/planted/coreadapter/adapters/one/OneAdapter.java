package com.planted.coreadapter.adapters.one;

public final class OneAdapter {}
