package com.planted.elsewhere.domain;

public final class Order {}
