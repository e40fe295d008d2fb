package com.planted.hostused.host;

public final class Main {}
